using System.Globalization;
using System.Text.Json;
using Whetstone.Nn;
using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Zoo.Tests.Figures;

/// <summary>How large every network is and how much it computes, against those who published it.</summary>
public sealed class FigureTests(ITestOutputHelper output)
{
    // Some sources count poolings and additions too, or round to two digits.
    private const double WorkTolerance = 0.015;

    private static readonly Dictionary<string, JsonElement> Torchvision = GoldenFile.Read("work").Cases.ToDictionary(c => c.Op, c => c.Json);

    [Fact]
    public void Every_network_has_as_many_parameters_as_its_source_says()
    {
        List<string> wrong = [];
        output.WriteLine("| network | parameters | expected | source |\n|---|---:|---:|---|");
        foreach (ModelInfo info in Models.All)
        {
            Published? source = Published.All.SingleOrDefault(p => p.Name == info.Name);
            Module network = Built.Shaped(info);
            long count = network.ParameterCount();
            if (source is { CountsStatistics: true }) count += network.NamedBuffers().Where(b => b.Buffer.Data.DType == DType.Float32).Sum(b => (long)b.Buffer.Data.Length);
            long expected = source?.Parameters ?? Torchvision[info.Name].GetProperty("parameters").GetInt64();
            string line = string.Create(CultureInfo.InvariantCulture, $"| {info.Name} | {count:N0} | {expected:N0} | {source?.Source ?? "torchvision 0.14.1 or its layers"} |");
            output.WriteLine(line);
            if (count != expected) wrong.Add(line);
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_network_computes_as_much_as_its_source_says()
    {
        List<string> wrong = [];
        output.WriteLine("| network | multiply-adds | expected | input |\n|---|---:|---:|---|");
        foreach (ModelInfo info in Models.All)
        {
            ModelSummary summary = ModelSummary.Of(Built.Shaped(info), info.InputShape);
            bool isExact = Torchvision.TryGetValue(info.Name, out JsonElement torch);
            double? expected = isExact ? torch.GetProperty("multiply_adds").GetInt64() : Published.All.Single(p => p.Name == info.Name).Millions * 1e6;
            string line = string.Create(CultureInfo.InvariantCulture, $"| {info.Name} | {summary.MultiplyAdds:N0} | {expected:N0} | {string.Join('x', info.InputShape)} |");
            output.WriteLine(line);
            if (isExact) Assert.Equal(torch.GetProperty("input").EnumerateArray().Select(e => e.GetInt32()), info.InputShape);
            if (expected is { } e && Math.Abs(summary.MultiplyAdds - e) > (isExact ? 0 : WorkTolerance * e)) wrong.Add(line);
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Formulas_of_the_layers_add_up_to_the_parameters_of_every_network()
    {
        foreach (ModelInfo info in Models.All)
        {
            Module network = Built.Shaped(info);
            IEnumerable<Module> layers = network.NamedModules().Select(m => m.Module);
            Assert.Equal(network.ParameterCount(), layers.Sum(l => Formula(l).Value));
        }

        // By the kind of layer, as a textbook has it; what is left is of a block's own.
        static Calculation Formula(Module layer) => layer switch
        {
            Conv2d c => ParameterFormulas.Convolution(c.Weight.Shape[1] * c.Groups, c.Weight.Shape[0], (c.Weight.Shape[2], c.Weight.Shape[3]), c.Groups, c.Bias is not null),
            Linear l => ParameterFormulas.Dense(l.Weight.Shape[1], l.Weight.Shape[0], l.Bias is not null),
            BatchNorm n => ParameterFormulas.Norm(n.Weight.Shape[0]),
            LayerNorm2d n => ParameterFormulas.Norm(n.Weight.Shape[0]),
            LayerNorm { Weight: { } scale } => ParameterFormulas.Norm(scale.Shape.Size),
            _ => ParameterFormulas.Of(layer),
        };
    }

    // By arithmetic: no source at hand states the numbers of Gluon's resnet18_v1d and resnet34_v1d.
    [Theory]
    [InlineData(18, 11_708_744)]
    [InlineData(34, 21_816_904)]
    public void Variant_D_of_basic_blocks_has_three_convolutions_first_and_else_what_ResNet_has(int layers, long parameters)
    {
        const long Three = 9 * (3 * 32 + 32 * 32 + 32 * 64) + 2 * (32 + 32 + 64), One = 7 * 7 * 3 * 64 + 2 * 64;
        Assert.Equal(parameters, new ResNet(layers).ParameterCount() - One + Three);
        Assert.Equal(parameters, new ResNet(layers, kind: ResNetKind.D).ParameterCount());
    }

    [Fact]
    public void Auxiliary_classifiers_of_GoogLeNet_count_as_in_Caffe() => Assert.Equal(13_378_280, new InceptionV1(auxiliary: true).ParameterCount());
}
