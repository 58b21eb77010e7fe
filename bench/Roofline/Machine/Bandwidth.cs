using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Whetstone.Bench.Cases;

namespace Whetstone.Bench.Roofline;

/// <summary>Bytes a second that threads get out of one level of the memory.</summary>
/// <param name="Level">The level.</param>
/// <param name="Threads">How many threads, each on data of its own.</param>
/// <param name="Read">Reading alone.</param>
/// <param name="Triad"><c>a = b + s · c</c>, counted as three arrays; what a cache fetches of <c>a</c> before it writes is not counted.</param>
internal sealed record Bandwidth(CacheLevel Level, int Threads, double Read, double Triad)
{
    private const long BytesATrial = 32 << 20;
    private const int Trials = 12, Unroll = 8;

    /// <summary>The larger of the two: nothing attains more.</summary>
    internal double Best => Math.Max(Read, Triad);

    internal static Bandwidth Measure(CacheLevel level, int threads)
    {
        // All arrays together are the working set. Beyond the caches the threads share what one would have.
        long set = level.Name is "L1" or "L2" ? level.WorkingSet : level.WorkingSet / threads;
        int length = (int)(set / (3 * sizeof(float)) / 128 * 128);
        Memory<float>[][] arrays = [.. Enumerable.Range(0, threads).Select(_ => Enumerable.Range(0, 3).Select(_ => Arrays.Filled(length)).ToArray())];
        int rounds = (int)Math.Max(1, BytesATrial / set), trials = level.Name == "memory" ? 3 : Trials;
        double bytes = 3.0 * sizeof(float) * length * rounds * threads;
        double read = ThreadTeam.Best(threads, trials, t => Repeat(rounds, arrays[t], reads: true));
        double triad = ThreadTeam.Best(threads, trials, t => Repeat(rounds, arrays[t], reads: false));
        return new(level, threads, bytes / read, bytes / triad);
    }

    private static void Repeat(int rounds, Memory<float>[] arrays, bool reads)
    {
        for (int i = 0; i < rounds; i++)
        {
            if (Vector512.IsHardwareAccelerated) Sweep<Vector512<float>, Fma512>(arrays, reads);
            else if (Vector256.IsHardwareAccelerated) Sweep<Vector256<float>, Fma256>(arrays, reads);
            else Sweep<Vector128<float>, Fma128>(arrays, reads);
        }
    }

    private static void Sweep<TVec, TFma>(Memory<float>[] arrays, bool reads) where TVec : struct where TFma : struct, IFma<TVec>
    {
        if (!reads)
        {
            Triads<TVec, TFma>(arrays[0].Span, arrays[1].Span, arrays[2].Span);
            return;
        }
        float sum = 0;
        foreach (Memory<float> array in arrays) sum += Reads<TVec, TFma>(array.Span);
        if (float.IsNaN(sum)) throw new InvalidOperationException("The arrays hold finite numbers.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Reads<TVec, TFma>(ReadOnlySpan<float> x) where TVec : struct where TFma : struct, IFma<TVec>
    {
        TVec s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        ref float from = ref MemoryMarshal.GetReference(x);
        nuint lanes = (nuint)TFma.Lanes, end = (nuint)x.Length;
        for (nuint i = 0; i < end; i += Unroll * lanes)
        {
            s0 = TFma.Add(s0, TFma.Load(ref from, i));
            s1 = TFma.Add(s1, TFma.Load(ref from, i + lanes));
            s2 = TFma.Add(s2, TFma.Load(ref from, i + 2 * lanes));
            s3 = TFma.Add(s3, TFma.Load(ref from, i + 3 * lanes));
            s4 = TFma.Add(s4, TFma.Load(ref from, i + 4 * lanes));
            s5 = TFma.Add(s5, TFma.Load(ref from, i + 5 * lanes));
            s6 = TFma.Add(s6, TFma.Load(ref from, i + 6 * lanes));
            s7 = TFma.Add(s7, TFma.Load(ref from, i + 7 * lanes));
        }
        return TFma.Sum(TFma.Add(TFma.Add(TFma.Add(s0, s1), TFma.Add(s2, s3)), TFma.Add(TFma.Add(s4, s5), TFma.Add(s6, s7))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Triads<TVec, TFma>(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c) where TVec : struct where TFma : struct, IFma<TVec>
    {
        ref float to = ref MemoryMarshal.GetReference(a), x = ref MemoryMarshal.GetReference(b), y = ref MemoryMarshal.GetReference(c);
        TVec s = TFma.Of(0.5f);
        nuint lanes = (nuint)TFma.Lanes, end = (nuint)a.Length;
        for (nuint i = 0; i < end; i += 4 * lanes)
        {
            TFma.Store(TFma.Fma(s, TFma.Load(ref y, i), TFma.Load(ref x, i)), ref to, i);
            TFma.Store(TFma.Fma(s, TFma.Load(ref y, i + lanes), TFma.Load(ref x, i + lanes)), ref to, i + lanes);
            TFma.Store(TFma.Fma(s, TFma.Load(ref y, i + 2 * lanes), TFma.Load(ref x, i + 2 * lanes)), ref to, i + 2 * lanes);
            TFma.Store(TFma.Fma(s, TFma.Load(ref y, i + 3 * lanes), TFma.Load(ref x, i + 3 * lanes)), ref to, i + 3 * lanes);
        }
    }
}
