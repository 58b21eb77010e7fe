namespace Whetstone.Kernels;

/// <summary>What lies beyond a tensor's border.</summary>
public enum PadMode
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>The tensor mirrored in its border element: <c>c b | a b c | b a</c>.</summary>
    Reflect,

    /// <summary>The border element: <c>a a | a b c | c c</c>.</summary>
    Replicate,

    /// <summary>The tensor's other end: <c>b c | a b c | a b</c>.</summary>
    Circular,
}
