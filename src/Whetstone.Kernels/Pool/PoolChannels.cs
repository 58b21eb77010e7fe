using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Visits the channels of a window by registers, wide ones first.</summary>
internal static class PoolChannels
{
    /// <summary>Runs a step on the channels from <paramref name="c"/> to <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TStep>(in TStep step, in PoolWindow window, nint c, nint end) where TStep : struct, IPoolStep
    {
        nint begin = c;
        if (Vector512.IsHardwareAccelerated && end - c >= 16)
        {
            for (; c <= end - 16; c += 16) step.Run<Vector512<float>, PoolLanes512>(window, c);
            // A narrow rest is cheaper by itself: wide registers that reach over it lie across cache lines.
            if (step.MayRepeat && end - c > 8)
            {
                step.Run<Vector512<float>, PoolLanes512>(window, end - 16);
                return;
            }
        }

        if (Vector256.IsHardwareAccelerated)
            for (; c <= end - 8; c += 8) step.Run<Vector256<float>, PoolLanes256>(window, c);
        for (; c <= end - 4; c += 4) step.Run<Vector128<float>, PoolLanes128>(window, c);
        if (c < end && step.MayRepeat && end - begin >= 4) step.Run<Vector128<float>, PoolLanes128>(window, end - 4);
        else
            for (; c < end; c++) step.Run<float, PoolLanes32>(window, c);
    }
}
