using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>What the pooling ops share: the rules for their sizes.</summary>
internal static class PoolShapes
{
    /// <summary>The rule of ops whose kernels know one element type.</summary>
    internal const string SingleOnly = "runs in float32 only; convert with .To(DType.Float32)";

    internal static PoolGeometry Geometry(Shape x, Size2 kernel, Size2 stride, Size2 padding, bool ceil) =>
        new(x[0], x[1], x[2], x[3], kernel.H, kernel.W, stride.H, stride.W, padding.H, padding.W, ceil);

    internal static Shape Result(Shape x, in PoolGeometry g) => [x[0], x[1], g.OH, g.OW];

    /// <summary>The rule that the sizes break, if any.</summary>
    internal static string? Broken(Spec input, Size2 kernel, Size2 stride, Size2 padding, bool ceil)
    {
        Shape x = input.Shape;
        if (x.Rank != 4) return "expects x [N, C, H, W]";
        if (input.DType != DType.Float32) return SingleOnly;
        if (Math.Min(kernel.H, kernel.W) < 1 || Math.Min(stride.H, stride.W) < 1) return $"kernel {kernel} and stride {stride} must be at least 1";
        if (padding.H < 0 || padding.W < 0 || padding.H > kernel.H / 2 || padding.W > kernel.W / 2) return $"padding {padding} must be at most half the kernel {kernel}";
        PoolGeometry g = Geometry(x, kernel, stride, padding, ceil);
        return x[2] == 0 || x[3] == 0 || g.OH == 0 || g.OW == 0 ? $"kernel {kernel} is larger than the padded image" : null;
    }

    /// <summary>The rule that the sizes of an adaptive pooling break, if any.</summary>
    internal static string? Broken(Spec input, Size2 output)
    {
        Shape x = input.Shape;
        if (x.Rank != 4) return "expects x [N, C, H, W]";
        if (input.DType != DType.Float32) return SingleOnly;
        if (Math.Min(output.H, output.W) < 1) return $"the result's size {output} must be at least 1";
        return x[2] == 0 || x[3] == 0 ? "the image is empty" : null;
    }

    /// <summary>The type of places in windows.</summary>
    internal static DType IndexType(int bytes) => bytes == 1 ? DType.UInt8 : DType.Float32;

    /// <summary>The type of places in the windows of an adaptive pooling.</summary>
    internal static DType IndexType(Shape x, Shape y) => IndexType(PoolKernel.IndexBytes(x[2], x[3], y[2], y[3]));

    /// <summary>Whether the inputs are an index and a gradient of a pooling with a result of that shape.</summary>
    internal static bool FitsIndex(ReadOnlySpan<Spec> x, Shape result, int bytes) => x[0] == new Spec(result, IndexType(bytes)) && x[1].Shape == result;
}
