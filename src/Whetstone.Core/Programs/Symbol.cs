namespace Whetstone;

/// <summary>What a tensor without numbers stands for.</summary>
/// <param name="owner">Who made it.</param>
/// <param name="id">The owner's number for it.</param>
/// <param name="of">The symbol at whose memory it looks, if the memory is not its own.</param>
internal sealed class Symbol(Recorder owner, int id, Symbol? of = null)
{
    private volatile bool ready;

    internal Recorder Owner { get; } = owner;

    internal int Id { get; } = id;

    /// <summary>Where its numbers are, or will be when the work that is under way is done; null as long as there is no such place.</summary>
    internal Tensor? Memory { get; set; }

    /// <summary>Whether the numbers in <see cref="Memory"/> are there.</summary>
    internal bool IsReady => ready || (Memory is not null && of is { IsReady: true });

    /// <summary>Counts the changes in place, as that of a storage does. Symbols on the same memory have one count.</summary>
    internal int Version
    {
        get => Memory?.Version ?? of?.Version ?? field;
        set
        {
            if (Memory is { } memory) memory.Version = value;
            else if (of is { } whole) whole.Version = value;
            else field = value;
        }
    }

    /// <summary>The numbers are there.</summary>
    internal void SetReady() => ready = true;
}
