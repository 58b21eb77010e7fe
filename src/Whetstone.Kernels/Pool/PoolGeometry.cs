namespace Whetstone.Kernels;

/// <summary>Sizes of a pooling: x [N, C, H, W], y [N, C, OH, OW].</summary>
/// <param name="N">Images.</param>
/// <param name="C">Channels.</param>
/// <param name="H">Input height.</param>
/// <param name="W">Input width.</param>
/// <param name="KH">Window height.</param>
/// <param name="KW">Window width.</param>
/// <param name="StrideH">Rows between windows.</param>
/// <param name="StrideW">Columns between windows.</param>
/// <param name="PadH">Rows of padding above and below.</param>
/// <param name="PadW">Columns of padding on the left and right.</param>
/// <param name="Ceil">Keeps a last window that reaches over the border, if it starts inside the image or the left padding.</param>
public readonly record struct PoolGeometry(int N, int C, int H, int W, int KH, int KW, int StrideH, int StrideW, int PadH, int PadW, bool Ceil)
{
    /// <summary>Output height; 0 when no window fits.</summary>
    public int OH => Windows(H, KH, StrideH, PadH);

    /// <summary>Output width; 0 when no window fits.</summary>
    public int OW => Windows(W, KW, StrideW, PadW);

    internal PoolPlan Plan => new(N, C, new(OH, H, KH, StrideH, PadH, false), new(OW, W, KW, StrideW, PadW, false));

    private int Windows(int size, int kernel, int stride, int pad)
    {
        int room = size + 2 * pad - kernel;
        if (room < 0 && !(Ceil && room + stride > 0)) return 0;
        int count = (room + (Ceil ? stride - 1 : 0)) / stride + 1;
        return Ceil && (count - 1) * stride >= size + pad ? count - 1 : count;
    }
}
