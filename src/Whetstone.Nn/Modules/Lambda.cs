namespace Whetstone.Nn;

/// <summary>Any function of a tensor as a module without parameters.</summary>
/// <param name="function">The function.</param>
/// <param name="name">What is printed in its place.</param>
public sealed class Lambda(Func<Tensor, Tensor> function, string name = "") : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => function(x);

    /// <inheritdoc/>
    protected override string Describe() => name;
}

/// <summary>Returns its input.</summary>
public sealed class Identity : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x;
}
