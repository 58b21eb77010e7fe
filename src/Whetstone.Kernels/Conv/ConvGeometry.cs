namespace Whetstone.Kernels;

/// <summary>Sizes of a convolution: x [N, C, H, W], w [O, C / Groups, KH, KW], y [N, O, OH, OW].</summary>
/// <param name="N">Images.</param>
/// <param name="C">Input channels.</param>
/// <param name="H">Input height.</param>
/// <param name="W">Input width.</param>
/// <param name="O">Output channels.</param>
/// <param name="KH">Kernel height.</param>
/// <param name="KW">Kernel width.</param>
/// <param name="StrideH">Rows between windows.</param>
/// <param name="StrideW">Columns between windows.</param>
/// <param name="PadH">Rows of zeros above and below.</param>
/// <param name="PadW">Columns of zeros on the left and right.</param>
/// <param name="DilationH">Rows between the taps of a window.</param>
/// <param name="DilationW">Columns between the taps of a window.</param>
/// <param name="Groups">Independent groups of channels; divides C and O.</param>
public readonly record struct ConvGeometry(int N, int C, int H, int W, int O, int KH, int KW, int StrideH, int StrideW,
    int PadH, int PadW, int DilationH, int DilationW, int Groups)
{
    /// <summary>Output height; 0 when no window fits.</summary>
    public int OH => Windows(H, KH, StrideH, PadH, DilationH);

    /// <summary>Output width; 0 when no window fits.</summary>
    public int OW => Windows(W, KW, StrideW, PadW, DilationW);

    internal int GroupInputs => C / Groups;

    internal int GroupOutputs => O / Groups;

    internal int Taps => KH * KW;

    internal bool IsDepthwise => Groups == C && O == C && C > 1;

    internal long InputLength => (long)N * H * W * C;

    internal long OutputLength => (long)N * OH * OW * O;

    internal long WeightLength => (long)O * GroupInputs * Taps;

    internal Axis Vertical => new(OH, StrideH, -PadH, KH, DilationH, H);

    internal Axis Horizontal => new(OW, StrideW, -PadW, KW, DilationW, W);

    private static int Windows(int size, int kernel, int stride, int pad, int dilation)
    {
        int room = size + 2 * pad - dilation * (kernel - 1) - 1;
        return room < 0 ? 0 : room / stride + 1;
    }
}
