using System.Buffers;
using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>One draw of a stream, as part of an op's record: equal records mean equal numbers.</summary>
/// <param name="Key">Which stream.</param>
/// <param name="Draw">Which of its draws.</param>
public readonly record struct Drawn(ulong Key, ulong Draw)
{
    /// <summary>The stream, and where the draw's numbers begin: no draw is long enough to reach the next.</summary>
    internal (ulong Key, UInt128 Counter) At(in Launch l) => l.Draw(Key, Draw);

    /// <summary>Takes the next draw of a stream.</summary>
    public static Drawn From(Rng rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return new(rng.Key, rng.NextDraw());
    }

    /// <summary>Fills a result of any floating type by way of single precision.</summary>
    internal static void Fill(in Launch l, FillSingles fill)
    {
        if (l.Result.DType == DType.Float32)
        {
            fill(l.Y, l.Workers);
            return;
        }
        float[] rented = ArrayPool<float>.Shared.Rent(l.Result.Shape.Size);
        Span<float> y = rented.AsSpan(0, l.Result.Shape.Size);
        fill(y, l.Workers);
        CastKernel.Run(DType.Float32, MemoryMarshal.AsBytes(y), l.Result.DType, l.OutBytes());
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Writes random numbers.</summary>
    internal delegate void FillSingles(Span<float> y, Workers workers);
}
