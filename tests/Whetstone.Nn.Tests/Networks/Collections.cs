namespace Whetstone.Nn.Tests.Networks;

/// <summary>Holds modules and parameters in every way a member can.</summary>
internal sealed partial class Collections : Module
{
    private readonly List<Module> list = [new Linear(1, 1), new Relu()];
    private readonly Linear[] array = [new(1, 1, bias: false), new(1, 1, bias: false)];
    private readonly Parameter scale = new([1], Role.Scale);
    private readonly Buffer seen = new(Tensor.Of(0f));

    [Name("renamed")]
    private readonly Linear inner = new(1, 1, bias: false);

    [NotAChild]
    private readonly Linear other = new(1, 1);

    protected override Tensor Forward(Tensor x)
    {
        seen.Data = seen.Data + 1;
        return other.Call(inner.Call(array[1].Call(array[0].Call(list[1].Call(list[0].Call(x)))))) * scale.Data;
    }
}
