namespace Whetstone.Kernels;

/// <summary>How a convolution is computed.</summary>
public enum ConvMethod
{
    /// <summary>As it is defined.</summary>
    Direct,

    /// <summary>By <see cref="WinogradForm.Two"/>.</summary>
    WinogradTwo,

    /// <summary>By <see cref="WinogradForm.Four"/>.</summary>
    WinogradFour,
}
