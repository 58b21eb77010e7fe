using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Runs an update rule over many parameters in one loop, which cuts them by numbers: a hundred small ones keep all threads busy as one large one does.</summary>
/// <remarks>A number is changed by itself alone, so the bits are those of <see cref="UpdateKernel"/> on each parameter.</remarks>
public sealed unsafe class SegmentedUpdate
{
    // Segments begin at whole units, so that no cut falls within a vector.
    private const int Unit = 16, GrainUnits = 512;

    private readonly int[] starts;

    /// <summary>The cuts for segments of these lengths.</summary>
    public SegmentedUpdate(ReadOnlySpan<int> lengths)
    {
        starts = new int[lengths.Length + 1];
        for (int i = 0; i < lengths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lengths[i]);
            starts[i + 1] = checked(starts[i] + (int)((lengths[i] + (long)Unit - 1) / Unit));
        }
    }

    /// <summary>Changes all segments, whose lengths are those the cuts were made for.</summary>
    public void Run<TFn, TSegments>(TSegments segments, Workers workers) where TFn : struct, IUpdate where TSegments : struct, IUpdateSegments<TFn>
    {
        if (segments.Count != starts.Length - 1) throw new ArgumentException($"{segments.Count} segments, where cuts were made for {starts.Length - 1}");
        for (int i = 0; i < segments.Count; i++)
            for (int part = 0; part < 2 + TFn.States; part++)
                if (segments.Memory(i, part).Length != segments.Length(i) || (segments.Length(i) + (long)Unit - 1) / Unit != starts[i + 1] - starts[i])
                    throw new ArgumentException($"segment {i}: part {part} has {segments.Memory(i, part).Length} numbers, not {segments.Length(i)} as the cuts were made for");
        if (Vector512.IsHardwareAccelerated) workers.For(starts[^1], GrainUnits, new Body<TFn, TSegments, V16>(segments, starts));
        else if (Vector256.IsHardwareAccelerated) workers.For(starts[^1], GrainUnits, new Body<TFn, TSegments, V8>(segments, starts));
        else workers.For(starts[^1], GrainUnits, new Body<TFn, TSegments, V4>(segments, starts));
    }

    private readonly struct Body<TFn, TSegments, T>(TSegments segments, int[] starts) : IBody
        where TFn : struct, IUpdate where TSegments : struct, IUpdateSegments<TFn> where T : struct, IVector<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            int found = Array.BinarySearch(starts, start);
            // Of several segments that begin here all but the last are empty, and so is what is looked at before it.
            for (int i = found >= 0 ? found : ~found - 1; i < segments.Count && starts[i] < end; i++)
            {
                int from = Math.Max(start - starts[i], 0) * Unit, to = (int)Math.Min(segments.Length(i), (end - starts[i]) * (long)Unit);
                if (from < to) Change(i, from, to);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Change(int i, int from, int to)
        {
            fixed (float* w = segments.Memory(i, 0), g = segments.Memory(i, 1), a = State(i, 0), b = State(i, 1), c = State(i, 2))
                new UpdateBody<TFn, T>(segments.Rule(i), w, g, a, b, c).Run(from, to);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Span<float> State(int i, int state) => state < TFn.States ? segments.Memory(i, 2 + state) : default;
    }
}
