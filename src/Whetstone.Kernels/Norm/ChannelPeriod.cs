using System.Numerics;
using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Whole rows of [rows, channels] that together fill whole vectors, so that one value a channel, repeated as often, can be read like the rows themselves.</summary>
/// <remarks>The length follows from the channels alone, not from the width of the processor's vectors.</remarks>
internal readonly record struct ChannelPeriod(int Channels, int Rows)
{
    // The widest vector there is; and a length at which the loop over the periods costs nothing.
    private const int Lanes = 16, Enough = 128;

    /// <summary>Elements.</summary>
    public int Length => Channels * Rows;

    public static ChannelPeriod Of(int channels)
    {
        int rows = Lanes / (int)BigInteger.GreatestCommonDivisor(Lanes, Math.Max(1, channels));
        return new(channels, rows * Math.Max(1, Enough / Math.Max(1, rows * channels)));
    }

    /// <summary>Repeats the first row of each of <paramref name="count"/> periods over its other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Repeat(float* values, int count)
    {
        for (int k = 0; k < count; k++)
        {
            Span<float> period = new(values + (nint)k * Length, Length);
            for (int row = 1; row < Rows; row++) period[..Channels].CopyTo(period[(row * Channels)..]);
        }
    }
}
