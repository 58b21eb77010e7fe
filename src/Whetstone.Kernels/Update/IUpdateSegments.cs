namespace Whetstone.Kernels;

/// <summary>Parameters that one loop changes by one rule: each is a segment with settings and memory of its own.</summary>
/// <typeparam name="TFn">The rule.</typeparam>
public interface IUpdateSegments<TFn> where TFn : struct, IUpdate
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Numbers of a segment.</summary>
    int Length(int segment);

    /// <summary>The rule with a segment's settings.</summary>
    TFn Rule(int segment);

    /// <summary>Memory of a segment.</summary>
    /// <param name="segment">Which segment.</param>
    /// <param name="part">0 is the parameter, 1 its gradient, then what the rule remembers.</param>
    Span<float> Memory(int segment, int part);
}
