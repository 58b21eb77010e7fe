namespace Whetstone.Kernels.Tests;

/// <summary>Convolutions by their definition, in double.</summary>
internal static class ConvReference
{
    private delegate void Term(int x, int w, int y);

    public static double[] Forward(in ConvGeometry g, float[] x, float[] w, float[] bias)
    {
        double[] result = new double[g.OutputLength];
        for (int i = 0; i < result.Length && bias.Length > 0; i++) result[i] = bias[i % g.O];
        Each(g, (ix, iw, iy) => result[iy] += (double)x[ix] * w[iw]);
        return result;
    }

    public static double[] InputGrad(in ConvGeometry g, float[] dy, float[] w)
    {
        double[] result = new double[g.InputLength];
        Each(g, (ix, iw, iy) => result[ix] += (double)dy[iy] * w[iw]);
        return result;
    }

    public static double[] WeightGrad(in ConvGeometry g, float[] x, float[] dy)
    {
        double[] result = new double[g.WeightLength];
        Each(g, (ix, iw, iy) => result[iw] += (double)x[ix] * dy[iy]);
        return result;
    }

    private static void Each(in ConvGeometry g, Term term)
    {
        int inputs = g.C / g.Groups, outputs = g.O / g.Groups, oh = g.OH, ow = g.OW;
        for (int n = 0; n < g.N; n++)
            for (int i = 0; i < oh; i++)
                for (int j = 0; j < ow; j++)
                    for (int o = 0; o < g.O; o++)
                        for (int c = 0; c < inputs; c++)
                            for (int ky = 0; ky < g.KH; ky++)
                                for (int kx = 0; kx < g.KW; kx++)
                                {
                                    int y = i * g.StrideH - g.PadH + ky * g.DilationH, x = j * g.StrideW - g.PadW + kx * g.DilationW;
                                    if (y < 0 || y >= g.H || x < 0 || x >= g.W) continue;
                                    int channel = o / outputs * inputs + c;
                                    term(((n * g.H + y) * g.W + x) * g.C + channel, ((o * inputs + c) * g.KH + ky) * g.KW + kx,
                                        ((n * oh + i) * ow + j) * g.O + o);
                                }
    }
}
