namespace Whetstone;

/// <summary>The method of the largest element of whole images.</summary>
public static class GlobalMaxPoolApi
{
    extension(Tensor x)
    {
        /// <summary>Largest element of every channel: <c>[N, C, H, W] → [N, C, 1, 1]</c>, <c>[N, C, L] → [N, C, 1]</c>.</summary>
        /// <exception cref="ShapeException">The tensor is no batch of images or signals, or they are empty.</exception>
        public Tensor GlobalMaxPool() => x.Rank == 3 ? x.AsImage("GlobalMaxPool").AdaptiveMaxPool2d(1).AsLine() : x.AdaptiveMaxPool2d(1);
    }
}
