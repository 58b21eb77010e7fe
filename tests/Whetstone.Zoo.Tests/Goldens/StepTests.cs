using System.Text.Json;
using Whetstone.Nn;
using Xunit.Abstractions;

namespace Whetstone.Zoo.Tests.Goldens;

public sealed class StepTests(ITestOutputHelper output)
{
    // Batch norm over few values loses digits on its way back through dozens of layers.
    private const double LossTolerance = 3e-5, NormTolerance = 3e-4;

    // A bias whose mean the next norm takes away has the gradient 0, here and in PyTorch but for rounding.
    private const double Rounding = 1e-4;

    public static TheoryData<string> Names => [.. RecordedNetwork.Steps.Select(n => n.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Loss_and_gradients_of_a_training_step_are_those_of_PyTorch(string name)
    {
        RecordedNetwork recorded = RecordedNetwork.Steps.Single(n => n.Name == name);
        Module network = Filled.Fill(Undropped(recorded)).Train();
        Tensor labels = Tensor.Arange(recorded.Input[0], DType.Int64);
        Tensor loss = new SoftmaxCrossEntropyLoss().Call(network.Call(Filled.Uniform(recorded.Golden.Json.GetProperty("images").GetString()!, recorded.Input)), labels);
        loss.Backward();

        double expected = recorded.Golden.Json.GetProperty("loss").GetDouble();
        Assert.True(Math.Abs(loss.Item() - expected) <= LossTolerance * expected, $"loss {loss.Item()}, not {expected}");
        Same("gradient_norms", network.NamedParameters().ToDictionary(p => p.Path, p => p.Parameter.Grad!), recorded);
        Same("running_norms", network.NamedBuffers().Where(b => b.Buffer.Data.DType == DType.Float32).ToDictionary(b => b.Path, b => b.Buffer.Data), recorded);
    }

    // Dropout would draw other numbers than PyTorch's.
    private static Module Undropped(RecordedNetwork recorded) => recorded.Name switch
    {
        "mobilenetv2" => new MobileNetV2(10, dropout: 0),
        "mobilenetv3-small" => new MobileNetV3(small: true, 10, dropout: 0),
        "efficientnet-b0" => new EfficientNet(0, 10, dropout: 0, stochasticDepth: 0),
        "convnext-tiny" => new ConvNeXt(10, stochasticDepth: 0),
        _ => recorded.Build(10),
    };

    private void Same(string field, Dictionary<string, Tensor> found, RecordedNetwork recorded)
    {
        JsonProperty[] norms = [.. recorded.Golden.Json.GetProperty(field).EnumerateObject()];
        Assert.Equal(norms.Select(n => n.Name).Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        double largest = norms.Length == 0 ? 0 : norms.Max(n => n.Value.GetDouble()), worst = 0;
        foreach (JsonProperty norm in norms)
        {
            double expected = norm.Value.GetDouble(), actual = Math.Sqrt(found[norm.Name].ToArray().Sum(v => (double)v * v));
            double error = expected < 1e-12 * largest ? actual / (largest * Rounding) * NormTolerance : Math.Abs(actual - expected) / expected;
            worst = Math.Max(worst, error);
            Assert.True(error <= NormTolerance, $"{field} of {norm.Name}: {actual}, not {expected}");
        }
        output.WriteLine($"{recorded.Name}, {field}: worst relative error {worst:0.0e+0}");
    }
}
