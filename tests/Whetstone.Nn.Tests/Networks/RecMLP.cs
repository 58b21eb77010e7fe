namespace Whetstone.Nn.Tests.Networks;

/// <summary>The multilayer perceptron of the Gluon tutorial, a block with a Sequential and a layer of its own.</summary>
internal sealed partial class RecMLP : Module
{
    private readonly Sequential net = new(new Dense(256, Activation.Relu), new Dense(128, Activation.Relu));
    private readonly Dense dense = new(64);

    internal static Sequential WithHead() => new(new RecMLP(), new Dense(10));

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x)).Relu();
}
