namespace Whetstone.Data.Tests;

/// <summary>Keeps what is reported, at once and in order.</summary>
internal sealed class Listener<T> : IProgress<T>
{
    private readonly List<T> heard = [];

    public IReadOnlyList<T> Heard
    {
        get { lock (heard) return [.. heard]; }
    }

    public void Report(T value)
    {
        lock (heard) heard.Add(value);
    }
}
