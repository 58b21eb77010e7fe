namespace Whetstone;

/// <summary>A stream of random numbers: explicit, splittable, and the same on every machine and for any number of threads.</summary>
/// <remarks>
/// A stream is a key and a count of draws. Each draw is a function of both (Philox 4x32-10; Salmon et al., "Parallel random
/// numbers: as easy as 1, 2, 3", SC 2011), so saving the two numbers saves the stream. Give every consumer its own
/// <see cref="Split()"/>, so that what one draws never changes what another gets. Not for use by several threads at once.
/// </remarks>
public sealed class Rng
{
    /// <summary>A stream from a seed; equal seeds give equal streams.</summary>
    public Rng(ulong seed) => Key = Mix(seed);

    private Rng(RngState state) => (Key, Draws) = (state.Key, state.Draws);

    /// <summary>Which stream.</summary>
    public ulong Key { get; private set; }

    /// <summary>How many draws were taken.</summary>
    public ulong Draws { get; private set; }

    /// <summary>All there is to know of the stream; setting it continues from there.</summary>
    public RngState State
    {
        get => new(Key, Draws);
        set => (Key, Draws) = (value.Key, value.Draws);
    }

    /// <summary>A stream that continues from a saved state.</summary>
    public static Rng From(RngState state) => new(state);

    /// <summary>The next draw's number; a draw may hold any number of values.</summary>
    public ulong NextDraw()
    {
        Autograd.Tracer?.Drew(this);
        return Draws++;
    }

    /// <summary>A new stream, independent of this one and of all other splits. Counts as a draw.</summary>
    public Rng Split()
    {
        RefuseInTrace();
        return new(new RngState(Mix(Key ^ Mix(NextDraw() + 0x9E3779B97F4A7C15)), 0));
    }

    /// <summary>The stream for a name: the same name gives the same stream, whatever else was drawn.</summary>
    public Rng Split(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        RefuseInTrace();
        ulong hash = 0xCBF29CE484222325;      // FNV-1a
        foreach (char c in name) hash = (hash ^ c) * 0x100000001B3;
        return new(new RngState(Mix(Key ^ Mix(hash)), 0));
    }

    // A program draws on from streams that exist; one that is made inside would begin anew at each run.
    private static void RefuseInTrace()
    {
        if (Autograd.Tracer is not null) throw new TraceException("a stream of random numbers is split inside a traced function; split it outside");
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit of the seed reaches every bit of the key.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>A saved stream of random numbers.</summary>
/// <param name="Key">Which stream.</param>
/// <param name="Draws">How many draws were taken.</param>
public readonly record struct RngState(ulong Key, ulong Draws);
