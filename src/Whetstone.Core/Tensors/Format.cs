namespace Whetstone;

/// <summary>The order in which the elements of a tensor lie in memory. Shapes in the API are always [N, C, H, W].</summary>
public enum Format
{
    /// <summary>Row-major: the last axis varies fastest.</summary>
    Contiguous,

    /// <summary>Rank 4 as [N, H, W, C]: the channels of a pixel are neighbours. What convolution, pooling and batch norm run on.</summary>
    ChannelsLast,
}
