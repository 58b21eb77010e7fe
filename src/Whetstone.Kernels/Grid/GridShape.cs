namespace Whetstone.Kernels;

/// <summary>The extents of a sampling: x [n, c, h, w], grid [n, outH, outW, 2], y [n, c, outH, outW].</summary>
public readonly record struct GridShape(int N, int C, int H, int W, int OutH, int OutW, bool Nearest, GridPadding Padding, bool AlignCorners)
{
    internal GridAxis Rows => new(H, Padding, AlignCorners);

    internal GridAxis Columns => new(W, Padding, AlignCorners);

    internal long Inputs => (long)N * C * H * W;

    internal long Outputs => (long)N * C * OutH * OutW;

    internal long Grid => (long)N * OutH * OutW * 2;
}
