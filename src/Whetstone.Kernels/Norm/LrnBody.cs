using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The constants of local response normalisation.</summary>
internal readonly record struct LrnFormula(int Channels, int Size, float Alpha, float Beta, float K)
{
    /// <summary>Channels of the window before the channel itself.</summary>
    public int Before => Size / 2;

    /// <summary>Channels of the window after the channel itself.</summary>
    public int After => (Size - 1) / 2;

    /// <summary>A row's length with room for a window at both ends and for whole vectors.</summary>
    public int Padded => Before + Channels + Size + Eight.Width;

    public Vector256<float> Base(Vector256<float> sum) => Vector256.Create(K) + sum * Vector256.Create(Alpha / Size);

    /// <summary><c>b^(−beta)</c>; the usual exponent 0.75 needs roots only.</summary>
    public Vector256<float> Power(Vector256<float> b)
    {
        if (Beta != 0.75f) return V8.Exp(new(Vector256.Create(-Beta) * Vector256.Log(b))).Vector;
        Vector256<float> root = Vector256.Sqrt(b);
        return Vector256<float>.One / (root * Vector256.Sqrt(root));
    }
}

/// <summary>Rows of the forward pass, or of the gradient when <c>dy</c> is not null.</summary>
/// <remarks>
/// The gradient is <c>dx[j] = dy[j] · b[j]^−β − 2αβ/size · x[j] · Σ dy[c] · x[c] · b[c]^(−β−1)</c>, over the c whose window holds j.
/// </remarks>
internal readonly unsafe struct LrnBody(LrnFormula f, float* x, float* dy, float* y) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(3 * f.Padded);
        new Span<float>(rented, 0, 3 * f.Padded).Clear();
        fixed (float* squares = rented)
        {
            float* power = squares + f.Padded, pull = power + f.Padded;
            for (int row = start; row < end; row++)
            {
                nint at = (nint)row * f.Channels;
                for (int c = 0; c < f.Channels; c += 8)
                {
                    int lanes = Math.Min(8, f.Channels - c);
                    Vector256<float> v = Eight.Load(x + at + c, lanes);
                    (v * v).Store(squares + f.Before + c);
                }

                if (dy is null) Forward(at, squares);
                else Backward(at, squares, power, pull);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(nint at, float* squares)
    {
        for (int c = 0; c < f.Channels; c += 8)
        {
            int lanes = Math.Min(8, f.Channels - c);
            Eight.Store(Eight.Load(x + at + c, lanes) * f.Power(f.Base(Window(squares + c))), y + at + c, lanes);
        }
    }

    // pull is shifted by the window's other half, as the gradient flows from a channel to those that its window holds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(nint at, float* squares, float* power, float* pull)
    {
        for (int c = 0; c < f.Channels; c += 8)
        {
            int lanes = Math.Min(8, f.Channels - c);
            Vector256<float> b = f.Base(Window(squares + c)), p = f.Power(b);
            p.Store(power + c);
            Eight.Store(Eight.Load(dy + at + c, lanes) * Eight.Load(x + at + c, lanes) * p / b, pull + f.After + c, lanes);
        }

        Vector256<float> scale = Vector256.Create(2 * f.Alpha * f.Beta / f.Size);
        for (int c = 0; c < f.Channels; c += 8)
        {
            int lanes = Math.Min(8, f.Channels - c);
            Vector256<float> own = Eight.Load(dy + at + c, lanes) * Vector256.Load(power + c);
            Eight.Store(own - scale * Eight.Load(x + at + c, lanes) * Window(pull + c), y + at + c, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<float> Window(float* from)
    {
        Vector256<float> sum = Vector256.Load(from);
        for (int i = 1; i < f.Size; i++) sum += Vector256.Load(from + i);
        return sum;
    }
}
