namespace Whetstone.Kernels;

/// <summary>How large the tiles of a Winograd convolution are.</summary>
public enum WinogradForm
{
    /// <summary>F(2 x 2, 3 x 3): 2.25 times fewer products, rounded about as well as a direct convolution.</summary>
    Two,

    /// <summary>F(4 x 4, 3 x 3): 4 times fewer products, rounded less well.</summary>
    Four,
}
