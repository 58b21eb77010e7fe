using Whetstone.Nn;
using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Zoo.Tests.Goldens;

public sealed class OutputTests(ITestOutputHelper output)
{
    // Relative to the size of the outputs. PyTorch computed in double precision, so all of the error is ours.
    private const double Tolerance = 3e-5;

    // Filling a VGG takes a second, and those between the smallest and the largest have no layer that these lack.
    private static readonly string[] Between = ["vgg11-bn", "vgg13", "vgg13-bn", "vgg16", "vgg16-bn", "vgg19"];

    public static TheoryData<string> Names => [.. RecordedNetwork.All.Select(n => n.Name).Except(Between)];

    [Theory, MemberData(nameof(Names))]
    public void Outputs_for_the_same_weights_are_those_of_PyTorch(string name)
    {
        RecordedNetwork recorded = RecordedNetwork.Named(name);
        Module network = Filled.Fill(recorded.Build(10)).Eval();
        Tensor x = Filled.Uniform("input", recorded.Input);
        Tensor[] outputs;
        using (Autograd.NoGrad())
        {
            outputs = network switch
            {
                GoogLeNet net when name.EndsWith("auxiliary", StringComparison.Ordinal) => net.CallWithAuxiliary(x) is var (a, b, c) ? [a, b, c] : [],
                InceptionV3 net when name.EndsWith("auxiliary", StringComparison.Ordinal) => net.CallWithAuxiliary(x) is var (a, b) ? [a, b] : [],
                _ => [network.Call(x)],
            };
        }
        Assert.Equal(recorded.Golden.Outputs.Count, outputs.Length);
        GoldenReport report = new("networks");
        for (int i = 0; i < outputs.Length; i++) report.Output(recorded.Golden, i, recorded.Golden.Outputs[i], outputs[i], Tolerance);
        output.WriteLine($"{name}: worst relative error {report.Worst:0.0e+0}");
        Assert.True(report.Failures.Count == 0, string.Join("\n", report.Failures));
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("googlenet+auxiliary")]
    [InlineData("densenet121")]
    [InlineData("inception-v3+auxiliary")]
    [InlineData("squeezenet1.0")]
    public void A_state_dict_lists_names_in_PyTorchs_order(string name)
    {
        RecordedNetwork recorded = RecordedNetwork.Named(name);
        Assert.Equal(recorded.State.Select(line => line.Split(' ')[0]), Filled.Fill(recorded.Build(10)).StateDict().Keys);
    }
}
