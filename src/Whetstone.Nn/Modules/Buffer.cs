namespace Whetstone.Nn;

/// <summary>A tensor that belongs to a module and is saved with it, but is no parameter: running statistics, counters.</summary>
/// <param name="initial">The value it starts with; null until the layer knows the shape.</param>
public sealed class Buffer(Tensor? initial = null)
{
    private Tensor? data = initial;

    /// <summary>Whether there is a value.</summary>
    public bool HasData => data is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public Tensor Data
    {
        get => data ?? throw new InvalidOperationException("this buffer gets its value at the first forward pass");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Program.IsTracing && value.IsSymbolic) throw new TraceException("a buffer is replaced inside a traced function, which would happen once; change it in place with Data.Assign");
            data = value.Detach();
        }
    }
}
