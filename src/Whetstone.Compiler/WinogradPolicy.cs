namespace Whetstone.Compiler;

/// <summary>Which of Winograd's algorithms the compiler may put in the place of convolutions; see docs/decisions/winograd.md.</summary>
public enum WinogradPolicy
{
    /// <summary>None: convolutions are sums over windows.</summary>
    Off,

    /// <summary>F(2 x 2, 3 x 3), which rounds about as a direct convolution does.</summary>
    Safe,

    /// <summary>F(4 x 4, 3 x 3) as well, whose roundings are two to five times as large.</summary>
    Fast,
}
