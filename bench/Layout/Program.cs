using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Whetstone.Bench.Layout;

// Times the forward pass of convolutions on channels-last and on blocked images, one thread, best of many alternating runs.
if (!Vector512.IsHardwareAccelerated) throw new NotSupportedException("This bench compares AVX-512 tiles.");

double seconds = args.Length > 0 ? double.Parse(args[0]) : 2;
double logs = 0, wideLogs = 0;
int wide = 0;
Console.WriteLine("| convolution | NHWC, GFLOP/s | nChw16c, GFLOP/s | nChw16c / NHWC |");
Console.WriteLine("|---|---:|---:|---:|");
foreach (Shape shape in Shape.All)
{
    (double last, double blocked) = Measure.Both(shape, seconds);
    logs += Math.Log(last / blocked);
    if (shape.C >= 16)
    {
        wideLogs += Math.Log(last / blocked);
        wide++;
    }

    Console.WriteLine($"| {shape.Name} | {shape.Flops / last / 1e9:f1} | {shape.Flops / blocked / 1e9:f1} | {last / blocked:f2} |");
}

Console.WriteLine($"| geometric mean | | | {Math.Exp(logs / Shape.All.Length):f3} |");
Console.WriteLine($"| geometric mean, 16 channels or more | | | {Math.Exp(wideLogs / wide):f3} |");

internal static unsafe class Measure
{
    public static (double Last, double Blocked) Both(Shape s, double seconds)
    {
        int c = Forward.Blocks(s.C) * 16, o = (Forward.Blocks(s.O) + 1) / 2 * 32;
        long inputs = (long)s.N * s.In * s.In, outputs = (long)s.N * s.Out * s.Out;
        float* xLast = Fill(inputs * s.C), xBlocked = Fill(inputs * c), y = Fill(outputs * o + 32), w = Fill((long)s.Kernel * s.Kernel * c * o);
        float* zeros = Fill(o + 32);
        new Span<float>(zeros, o + 32).Clear();
        double last = double.MaxValue, blocked = double.MaxValue;
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            last = Math.Min(last, Time(() => { if (s.Depthwise) Forward.Depthwise(s, xLast, w, y, false); else Forward.ChannelsLast(s, xLast, w, y, zeros); }));
            blocked = Math.Min(blocked, Time(() => { if (s.Depthwise) Forward.Depthwise(s, xBlocked, w, y, true); else Forward.Blocked(s, xBlocked, w, y, zeros); }));
        }

        foreach (nint p in new[] { (nint)xLast, (nint)xBlocked, (nint)y, (nint)w, (nint)zeros }) NativeMemory.AlignedFree((void*)p);
        return (last, blocked);
    }

    private static double Time(Action run)
    {
        // Processor time of this one-thread process, so that time given to other programs does not count.
        TimeSpan start = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static float* Fill(long count)
    {
        float* p = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), 64);
        for (long i = 0; i < count; i++) p[i] = i % 7 * 0.1f;
        return p;
    }
}
