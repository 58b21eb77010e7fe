namespace Whetstone.Kernels;

/// <summary>Convolution and its two gradients in double precision: simple loops, for element types without a fast kernel and for checks.</summary>
public static class ConvKernel64
{
    private interface ITap
    {
        /// <summary>Takes in one product: element x of the image and w of the weights meet in y of the result.</summary>
        void Take(int x, int w, int y);
    }

    /// <summary>See <see cref="ConvKernel.Forward"/>.</summary>
    public static void Forward(in ConvGeometry g, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, Span<double> y)
    {
        y.Clear();
        for (int i = 0; i < y.Length && !bias.IsEmpty; i++) y[i] = bias[i % bias.Length];
        Walk(g, new IntoY { X = x, W = w, Y = y });
    }

    /// <summary>See <see cref="ConvKernel.InputGrad"/>.</summary>
    public static void InputGrad(in ConvGeometry g, ReadOnlySpan<double> dy, ReadOnlySpan<double> w, Span<double> dx)
    {
        dx.Clear();
        Walk(g, new IntoX { X = dx, W = w, Y = dy });
    }

    /// <summary>See <see cref="ConvKernel.WeightGrad"/>.</summary>
    public static void WeightGrad(in ConvGeometry g, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dw)
    {
        dw.Clear();
        Walk(g, new IntoW { X = x, W = dw, Y = dy });
    }

    private static void Walk<TTap>(in ConvGeometry g, TTap tap) where TTap : struct, ITap, allows ref struct
    {
        (int oh, int ow) = (g.OH, g.OW);
        for (int pixel = 0; pixel < g.N * oh * ow; pixel++)
        {
            (int n, int i, int j) = (pixel / (oh * ow), pixel / ow % oh, pixel % ow);
            for (int ky = 0; ky < g.KH; ky++)
            {
                int row = i * g.StrideH - g.PadH + ky * g.DilationH;
                if ((uint)row >= (uint)g.H) continue;
                for (int kx = 0; kx < g.KW; kx++)
                {
                    int column = j * g.StrideW - g.PadW + kx * g.DilationW;
                    if ((uint)column < (uint)g.W) Meet(g, tap, ((n * g.H + row) * g.W + column) * g.C, ky * g.KW + kx, pixel * g.O);
                }
            }
        }
    }

    // All products of one pixel of the image with one tap of the window.
    private static void Meet<TTap>(in ConvGeometry g, TTap tap, int x, int place, int y) where TTap : struct, ITap, allows ref struct
    {
        int inputs = g.C / g.Groups, outputs = g.O / g.Groups;
        for (int o = 0; o < g.O; o++)
            for (int c = 0; c < inputs; c++)
                tap.Take(x + o / outputs * inputs + c, (o * inputs + c) * g.KH * g.KW + place, y + o);
    }

    private ref struct IntoY : ITap
    {
        public ReadOnlySpan<double> X, W;
        public Span<double> Y;

        public readonly void Take(int x, int w, int y) => Y[y] += X[x] * W[w];
    }

    private ref struct IntoX : ITap
    {
        public ReadOnlySpan<double> W, Y;
        public Span<double> X;

        public readonly void Take(int x, int w, int y) => X[x] += Y[y] * W[w];
    }

    private ref struct IntoW : ITap
    {
        public ReadOnlySpan<double> X, Y;
        public Span<double> W;

        public readonly void Take(int x, int w, int y) => W[w] += X[x] * Y[y];
    }
}
