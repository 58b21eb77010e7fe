using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Turns bytes into floats by a factor and a summand for each channel: pixels into the numbers a network wants.</summary>
/// <remarks>
/// A factor is kept as a sum of two floats, so <c>y = x · scale + shift</c> is as exact as if the factor were a double: with
/// scale 1/255 and shift 0 every byte gives the float nearest to x/255. Vectors and single elements give the same bits.
/// </remarks>
public static unsafe class ScaleKernel
{
    /// <summary><c>y[n, c, p] = x[n, c, p] · scale[c] + shift[c]</c>.</summary>
    /// <param name="n">Images.</param>
    /// <param name="p">Pixels of a channel.</param>
    /// <param name="x">[N, C, P].</param>
    /// <param name="scale">[C].</param>
    /// <param name="shift">[C].</param>
    /// <param name="y">[N, C, P].</param>
    /// <param name="workers">The threads to use.</param>
    public static void Run(int n, int p, ReadOnlySpan<byte> x, ReadOnlySpan<double> scale, ReadOnlySpan<double> shift, Span<float> y, Workers workers)
    {
        int c = scale.Length;
        long length = (long)n * c * p;
        Lengths.Require(shift.Length, c, nameof(shift));
        Lengths.Require(x.Length, length, nameof(x));
        Lengths.Require(y.Length, length, nameof(y));
        if (length == 0) return;
        fixed (byte* px = x)
        fixed (double* pa = scale, pb = shift)
        fixed (float* py = y)
            workers.For(n * c, Grain.For(p), new Planes(px, pa, pb, py, c, p));
    }

    private readonly struct Planes(byte* x, double* scale, double* shift, float* y, int c, int p) : IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            for (int plane = start; plane < end; plane++)
            {
                double a = scale[plane % c];
                float high = (float)a, low = (float)(a - high);
                Plane(x + (nint)plane * p, y + (nint)plane * p, high, low, (float)shift[plane % c]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Plane(byte* from, float* to, float high, float low, float b)
        {
            int i = 0;
            if (Avx512F.IsSupported)
                for (; i <= p - 16; i += 16)
                {
                    Vector512<float> v = Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(from + i)));
                    Vector512<float> sum = Vector512.FusedMultiplyAdd(v, Vector512.Create(low), Vector512.Create(b));
                    Vector512.FusedMultiplyAdd(v, Vector512.Create(high), sum).Store(to + i);
                }
            if (Avx2.IsSupported)
                for (; i <= p - 8; i += 8)
                {
                    Vector256<float> v = Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(from + i));
                    Vector256<float> sum = Vector256.FusedMultiplyAdd(v, Vector256.Create(low), Vector256.Create(b));
                    Vector256.FusedMultiplyAdd(v, Vector256.Create(high), sum).Store(to + i);
                }
            for (; i < p; i++) to[i] = MathF.FusedMultiplyAdd(from[i], high, MathF.FusedMultiplyAdd(from[i], low, b));
        }
    }
}
