namespace Whetstone.Data.Tests;

/// <summary>A source that gives what a test tells it to, and counts how often it is asked.</summary>
internal sealed class FakeSource(string name, Func<DataSetFile, byte[]?> give) : DataSetSource
{
    private int asked;

    public static FakeSource Right => new("right", SmallSet.ContentOf);

    public int Asked => asked;

    public bool IsRemote { get; init; }

    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    public override string Description => name;

    public override bool NeedsNetwork => IsRemote;

    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        Interlocked.Increment(ref asked);
        await Before(cancellation);
        foreach (var file in fetch.Missing)
        {
            if (give(file) is not { } content) throw new SourceUnavailableException($"has no {file}");
            await fetch.AcceptAsync(file, new MemoryStream(content), this, $"{name}/{file}", cancellation);
        }
    }
}
