namespace Whetstone.Nn.Tests.Networks;

/// <summary>Uses one layer twice, and one parameter in two modules.</summary>
internal sealed partial class Tied : Module
{
    private readonly Linear first;
    private readonly Linear again;
    private readonly Parameter weight;

    internal Tied()
    {
        first = new(3, 3);
        again = first;
        weight = first.Weight;
    }

    protected override Tensor Forward(Tensor x) => again.Call(first.Call(x)) + weight.Data;
}
