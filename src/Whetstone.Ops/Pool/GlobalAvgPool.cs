namespace Whetstone;

/// <summary>The method of the mean of whole images.</summary>
public static class GlobalAvgPoolApi
{
    extension(Tensor x)
    {
        /// <summary>Mean of every channel: <c>[N, C, H, W] → [N, C, 1, 1]</c>, <c>[N, C, L] → [N, C, 1]</c>.</summary>
        /// <exception cref="ShapeException">The tensor is no batch of images or signals, or they are empty.</exception>
        public Tensor GlobalAvgPool() => x.Rank == 3 ? x.AsImage("GlobalAvgPool").AdaptiveAvgPool2d(1).AsLine() : x.AdaptiveAvgPool2d(1);
    }
}
