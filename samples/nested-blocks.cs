#:project ../src/Whetstone.Nn

// Modules within modules: a block of one's own, holding a Sequential, inside another Sequential.
//     dotnet run samples/nested-blocks.cs
using Whetstone;
using Whetstone.Nn;

Sequential net = new(new RecMLP(), new Dense(10));
net.Initialize(new Rng(1));
Tensor y = net.Call(Tensor.Uniform([2, 20], new Rng(2)));     // the first input tells the layers their input sizes

Console.WriteLine(net);
Console.WriteLine($"output: {y.Shape}");
foreach ((string path, Parameter parameter) in net.NamedParameters()) Console.WriteLine($"{path} {parameter.Shape}");
Console.WriteLine($"Number of parameters: {net.ParameterCount()}");

// Gluon's names. A scope counts the networks named in it, so two of them never clash.
NameScope scope = new();
Sequential other = new(new Dense(4), new Dense(2));
foreach (string name in scope.CollectParameters(net).Keys.Concat(scope.CollectParameters(other).Keys)) Console.WriteLine(name);

const int expected = 20 * 256 + 256 + 256 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10;
return y.Shape == new Shape(2, 10) && net.ParameterCount() == expected ? 0 : 1;

#region block
/// <summary>A block: the class is partial, so that a generator can list its members.</summary>
public sealed partial class RecMLP : Module
{
    private readonly Sequential net = new(new Dense(256, Activation.Relu), new Dense(128, Activation.Relu));
    private readonly Dense dense = new(64);

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x)).Relu();
}
#endregion
