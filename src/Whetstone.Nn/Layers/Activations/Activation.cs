namespace Whetstone.Nn;

/// <summary>An activation function by name, for layers that apply one to their own result.</summary>
/// <param name="Name">The name printed: <c>relu</c>.</param>
/// <param name="Of">The function.</param>
public sealed record Activation(string Name, Func<Tensor, Tensor> Of)
{
    /// <summary><c>max(x, 0)</c>.</summary>
    public static Activation Relu { get; } = new("relu", x => x.Relu());

    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    public static Activation Sigmoid { get; } = new("sigmoid", x => x.Sigmoid());

    /// <summary>Hyperbolic tangent.</summary>
    public static Activation Tanh { get; } = new("tanh", x => x.Tanh());

    /// <summary><c>log(1 + eˣ)</c>, Gluon's <c>softrelu</c>.</summary>
    public static Activation Softplus { get; } = new("softrelu", x => x.Softplus());

    /// <summary><c>x / (1 + |x|)</c>.</summary>
    public static Activation Softsign { get; } = new("softsign", x => x.Softsign());

    /// <inheritdoc/>
    public override string ToString() => $"Activation({Name})";
}
