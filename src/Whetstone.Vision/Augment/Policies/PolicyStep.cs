namespace Whetstone.Vision;

/// <summary>An op of a policy.</summary>
/// <param name="Op">The op, by torchvision's name, such as <c>ShearX</c>.</param>
/// <param name="P">How probable it is, from 0 to 1.</param>
/// <param name="Magnitude">How strong it is, from 0 to 9; of ops that have no strength, 0.</param>
public readonly record struct PolicyStep(string Op, double P, int Magnitude)
{
    /// <summary>An op with its probability and magnitude.</summary>
    public static implicit operator PolicyStep((string Op, double P, int Magnitude) step) => new(step.Op, step.P, step.Magnitude);

    /// <summary>An op that has no magnitude.</summary>
    public static implicit operator PolicyStep((string Op, double P) step) => new(step.Op, step.P, 0);
}
