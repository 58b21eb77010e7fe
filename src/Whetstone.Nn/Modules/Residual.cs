namespace Whetstone.Nn;

/// <summary>Adds what a body computes to its own input (He et al., arXiv:1512.03385): <c>activation(body(x) + shortcut(x))</c>.</summary>
public sealed partial class Residual : Module
{
    private readonly Module body;
    private readonly Module? shortcut;

    [NotAChild]
    private readonly Activation? activation;

    /// <summary>A residual block.</summary>
    /// <param name="body">What is learned.</param>
    /// <param name="shortcut">Brings the input to the body's output shape; null where they agree.</param>
    /// <param name="activation">Applied to the sum; null for none.</param>
    public Residual(Module body, Module? shortcut = null, Activation? activation = null) =>
        (this.body, this.shortcut, this.activation) = (body, shortcut, activation);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        Tensor y = body.Call(x) + (shortcut?.Call(x) ?? x);
        return activation is null ? y : activation.Of(y);
    }
}
