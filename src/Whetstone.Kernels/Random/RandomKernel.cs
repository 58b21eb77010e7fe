using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Random numbers whose element i depends on key, counter and i alone, so any number of threads gives the same.</summary>
/// <remarks>A call for n values uses up <see cref="Philox.Blocks"/>(n) blocks from the counter on.</remarks>
public static unsafe class RandomKernel
{
    /// <summary>Fills y [n] with random words.</summary>
    public static void UInt32(ulong key, UInt128 counter, Span<uint> y, Workers workers) =>
        Fill<uint, WordDraw>(new(key, counter), default, 4, y, workers);

    /// <summary>Fills y [n] with values in [0, 1), of 24 bits.</summary>
    public static void Uniform(ulong key, UInt128 counter, Span<float> y, Workers workers) =>
        Fill<float, UniformDraw>(new(key, counter), default, 4, y, workers);

    /// <summary>Fills y [n] with values of the standard normal distribution.</summary>
    public static void Normal(ulong key, UInt128 counter, Span<float> y, Workers workers) =>
        Fill<float, NormalDraw>(new(key, counter), default, 20, y, workers);

    /// <summary>Fills y [n] with 1 with probability <paramref name="p"/>, else 0.</summary>
    public static void Bernoulli(ulong key, UInt128 counter, float p, Span<float> y, Workers workers)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), $"probability {p} is outside [0, 1]");
        Fill<float, BernoulliDraw>(new(key, counter), new(p), 4, y, workers);
    }

    /// <summary>Fills y [n] with values of the standard normal distribution, given that they lie in [low, high].</summary>
    public static void TruncatedNormal(ulong key, UInt128 counter, float low, float high, Span<float> y, Workers workers)
    {
        if (!(low < high)) throw new ArgumentOutOfRangeException(nameof(low), $"low {low} is not below high {high}");
        Fill<float, TruncatedNormalDraw>(new(key, counter), new(low, high), 20, y, workers);
    }

    /// <summary>Fills y [n] with 0 to n − 1 in random order (Fisher and Yates), on the calling thread.</summary>
    /// <remarks>Uses a stream of words that may go on past <see cref="Philox.Blocks"/>(n) blocks: give it a key of its own.</remarks>
    public static void Permutation(ulong key, UInt128 counter, Span<long> y)
    {
        WordStream words = new(new(key, counter));
        for (int i = 0; i < y.Length; i++) y[i] = i;
        for (int i = y.Length - 1; i > 0; i--)
        {
            int other = (int)words.Below((uint)i + 1);
            (y[i], y[other]) = (y[other], y[i]);
        }
    }

    private static void Fill<T, TDraw>(Philox philox, TDraw draw, int cost, Span<T> y, Workers workers)
        where T : unmanaged where TDraw : struct, IDraw<T>
    {
        fixed (T* py = y)
            workers.For(Philox.Blocks(y.Length), Grain.For(Philox.BlockSize * cost), new Body<T, TDraw>(philox, draw, py, y.Length));
    }

    private readonly struct Body<T, TDraw>(Philox philox, TDraw draw, T* y, int length) : IBody where T : unmanaged where TDraw : struct, IDraw<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            Span<T> four = stackalloc T[Philox.BlockSize];
            for (int block = start; block < end; block++)
            {
                int at = block * Philox.BlockSize, count = Math.Min(Philox.BlockSize, length - at);
                draw.Draw(philox.Block((ulong)block), four);
                four[..count].CopyTo(new(y + at, count));
            }
        }
    }
}
