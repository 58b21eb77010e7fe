using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Copies the windows of some output lines into rows [pixel, (ky, kx, c)], with zeros for what lies outside.</summary>
internal static unsafe class Gather
{
    /// <summary>Fills the rows of lines <paramref name="first"/> to <paramref name="end"/>; a line is one y of one image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lines(in Image x, in Axis vertical, in Axis horizontal, int first, int end, float* to, nint pitch)
    {
        nint run = (nint)horizontal.Taps * x.Channels;
        for (int line = first; line < end; line++, to += horizontal.Count * pitch)
        {
            float* plane = x.Start + line / vertical.Count * x.Plane;
            int y = vertical.Start + line % vertical.Count * vertical.Stride;
            for (int t = 0; t < vertical.Taps; t++, y += vertical.Step)
            {
                if ((uint)y < (uint)vertical.Size) Row(plane + y * x.Row, x, horizontal, to + t * run, pitch);
                else for (int i = 0; i < horizontal.Count; i++) Floats.Clear(to + i * pitch + t * run, run);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* row, in Image x, in Axis axis, float* to, nint pitch)
    {
        nint channels = x.Channels;
        bool joined = x.IsDense && axis.Step == 1;
        int column = axis.Start;
        for (int i = 0; i < axis.Count; i++, column += axis.Stride, to += pitch)
        {
            if (joined) Joined(row, column, axis, to, channels);
            else Separate(row, column, x, axis, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Joined(float* row, int column, in Axis axis, float* to, nint channels)
    {
        int low = Math.Clamp(-column, 0, axis.Taps), high = Math.Clamp(axis.Size - column, low, axis.Taps);
        if (low > 0) Floats.Clear(to, low * channels);
        Floats.Copy(row + (column + low) * channels, to + low * channels, (high - low) * channels);
        if (high < axis.Taps) Floats.Clear(to + high * channels, (axis.Taps - high) * channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Separate(float* row, int column, in Image x, in Axis axis, float* to)
    {
        for (int t = 0; t < axis.Taps; t++, column += axis.Step, to += x.Channels)
        {
            if ((uint)column < (uint)axis.Size) Floats.Copy(row + column * x.Pixel, to, x.Channels);
            else Floats.Clear(to, x.Channels);
        }
    }

    /// <summary>The same, but only the columns from <paramref name="low"/> to <paramref name="high"/> of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(in Image x, in Axis vertical, in Axis horizontal, int first, int end, int low, int high, float* to, nint pitch)
    {
        for (int at = low; at < high;)
        {
            int tap = at / x.Channels, channel = at % x.Channels, count = Math.Min(x.Channels - channel, high - at);
            float* column = to + (at - low);
            for (int line = first; line < end; line++, column += horizontal.Count * pitch)
            {
                int y = vertical.Start + line % vertical.Count * vertical.Stride + tap / horizontal.Taps * vertical.Step;
                float* row = (uint)y < (uint)vertical.Size ? x.Start + line / vertical.Count * x.Plane + y * x.Row + channel : null;
                Tap(row, x.Pixel, horizontal, horizontal.Start + tap % horizontal.Taps * horizontal.Step, count, column, pitch);
            }

            at += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tap(float* row, nint pixel, in Axis axis, int column, int count, float* to, nint pitch)
    {
        for (int i = 0; i < axis.Count; i++, column += axis.Stride, to += pitch)
        {
            if (row != null && (uint)column < (uint)axis.Size) Floats.Copy(row + column * pixel, to, count);
            else Floats.Clear(to, count);
        }
    }
}
