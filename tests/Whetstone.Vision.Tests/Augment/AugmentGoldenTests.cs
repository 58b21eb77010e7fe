using System.Text.Json;
using Xunit.Abstractions;

namespace Whetstone.Vision.Tests;

/// <summary>Warps, crops and colours with given parameters against Pillow and torchvision, to the bit.</summary>
public sealed class AugmentGoldenTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<Image, JsonElement, Image>> Ops = new()
    {
        ["rotate"] = (x, c) => x.Rotate(c.GetProperty("angle").GetDouble(), Filter(c), c.GetProperty("expand").GetBoolean(), border: Fill(c)),
        ["affine"] = (x, c) =>
        {
            double[] shift = Reals(c, "shift"), shear = Reals(c, "shear");
            Homography source = AffineMap.Source((x.Width * 0.5, x.Height * 0.5), Real(c, "angle"), (shift[0], shift[1]), Real(c, "scale"), (shear[0], shear[1]));
            return x.Warp(source, x.Height, x.Width, Filter(c));
        },
        ["perspective"] = Transform,
        ["transform"] = Transform,
        ["center_crop"] = (x, c) => new CenterCrop(Wholes(c, "size")[0], Wholes(c, "size")[1]).Apply(x, new Rng(0)),
        ["pad"] = (x, c) =>
        {
            int[] pad = Wholes(c, "pad");
            BorderMode mode = Enum.Parse<BorderMode>(c.Text("mode"), ignoreCase: true);
            return x.Pad(pad[0], pad[1], pad[2], pad[3], new(mode, c.GetProperty("fill").GetByte()));
        },
        ["resized_crop"] = (x, c) =>
        {
            int[] r = Wholes(c, "region"), to = Wholes(c, "to");
            return x.CropResize(new(r[0], r[1], r[2], r[3]), to[0], to[1], Filter(c));
        },
        ["resize_short"] = (x, c) => new ResizeShort(c.GetProperty("size").GetInt32()).Apply(x, new Rng(0)),
        ["brightness"] = (x, c) => x.AdjustBrightness(Real(c, "factor")),
        ["contrast"] = (x, c) => x.AdjustContrast(Real(c, "factor")),
        ["saturation"] = (x, c) => x.AdjustSaturation(Real(c, "factor")),
        ["sharpness"] = (x, c) => x.AdjustSharpness(Real(c, "factor")),
        ["hue"] = (x, c) => x.AdjustHue(Real(c, "factor")),
        ["gamma"] = (x, c) => x.AdjustGamma(Real(c, "factor")),
        ["posterize"] = (x, c) => x.Posterize((int)Real(c, "factor")),
        ["solarize"] = (x, c) => x.Solarize(Real(c, "factor")),
        ["autocontrast"] = (x, c) => x.AutoContrast(),
        ["equalize"] = (x, c) => x.Equalize(),
        ["invert"] = (x, c) => x.Invert(),
        ["grayscale"] = (x, c) => x.Desaturate(),
        ["blur"] = (x, c) =>
        {
            int[] size = Wholes(c, "size");
            double[]? sigma = c.GetProperty("sigma").ValueKind == JsonValueKind.Null ? null : Reals(c, "sigma");
            return x.GaussianBlur(size[0], size[1], sigma?[0], sigma?[1]);
        },
        ["policy"] = (x, c) => AugmentOp.All[c.Text("name")].Apply(Real(c, "magnitude"), Filter(c), Border.Black).Apply(x, new Rng(0)),
        ["mix"] = (x, c) =>
        {
            double[] weights = Reals(c, "weights");
            int seed = 10_000 + 10 * c.GetProperty("seed").GetInt32();
            return AugMix.Mix([.. weights.Select((w, i) => (i == 0 ? x : VisionGoldens.Hashed(seed + i, 2, x.Height, x.Width, x.Channels), (float)w))]);
        },
    };

    public static TheoryData<string> Names => [.. Ops.Keys];

    [Theory, MemberData(nameof(Names))]
    public void No_byte_differs(string op)
    {
        JsonElement[] cases = [.. VisionGoldens.Cases("augment").Where(c => c.Text("op") == op)];
        Assert.True(cases.Length >= 9);
        string[] differences = [.. cases.Where(c => VisionGoldens.Hash(Ops[op](VisionGoldens.Hashed(c), c).Pixels) != c.Text("sha")).Select(c => c.ToString())];
        output.WriteLine($"goldens, {op}: {cases.Length} images, {differences.Length} differ");
        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("rand")]
    [InlineData("trivial")]
    [InlineData("auto")]
    [InlineData("mix")]
    [InlineData("mix_few")]
    public void The_tables_of_magnitudes_are_torchvisions(string policy)
    {
        JsonElement table = VisionGoldens.Header("augment").GetProperty("spaces").GetProperty(policy);
        IEnumerable<Magnitudes> space = policy switch
        {
            "rand" => RandAugment.Space(31, 50, 70),
            "trivial" => TrivialAugment.Space(31),
            // Pairs name their ops, so one more that none of them names does no harm.
            "auto" => AutoAugment.Space(50, 70).Values.Where(m => m.Op.Name != "Identity"),
            _ => AugMix.Space(policy == "mix", 50, 70),
        };
        // The order decides about nothing but what a random number stands for.
        Assert.Equal(table.EnumerateObject().Select(p => p.Name).Order(), space.Select(m => m.Op.Name).Order());
        foreach (Magnitudes m in space)
        {
            JsonElement golden = table.GetProperty(m.Op.Name);
            double[] values = golden[0].ValueKind == JsonValueKind.Array ? [.. golden[0].EnumerateArray().Select(e => e.GetDouble())] : [];
            Assert.Equal(golden[1].GetBoolean(), m.Signed);
            Assert.Equal(values.Length, m.Values.Count);
            // torch.linspace works in single precision: its last values are off by some units in the last place.
            for (int i = 0; i < values.Length; i++) Assert.Equal(values[i], m.Values[i], 4 * Math.Pow(2, -24) * values.Max());
        }
    }

    [Fact]
    public void The_pairs_of_learned_policies_are_torchvisions()
    {
        JsonElement pairs = VisionGoldens.Header("augment").GetProperty("pairs");
        foreach ((string name, AutoAugmentPolicy policy) in (ReadOnlySpan<(string, AutoAugmentPolicy)>)[("imagenet", AutoAugmentPolicy.ImageNet), ("cifar10", AutoAugmentPolicy.Cifar10), ("svhn", AutoAugmentPolicy.Svhn)])
            Assert.Equal(pairs.GetProperty(name).EnumerateArray().Select(p => (Step(p[0]), Step(p[1]))), policy.Pairs);

        static PolicyStep Step(JsonElement e) => new(e[0].GetString()!, e[1].GetDouble(), e[2].ValueKind == JsonValueKind.Null ? 0 : e[2].GetInt32());
    }

    private static Image Transform(Image x, JsonElement c)
    {
        double[] k = Reals(c, "coefficients");
        int[] to = Wholes(c, "to");
        return x.Warp(new(k[0], k[1], k[2], k[3], k[4], k[5], k.Length > 6 ? k[6] : 0, k.Length > 6 ? k[7] : 0), to[0], to[1], Filter(c));
    }

    private static Border? Fill(JsonElement c) => c.GetProperty("fill").ValueKind == JsonValueKind.Null ? null : Border.Of([.. Wholes(c, "fill").Select(b => (byte)b)]);

    private static Resampling Filter(JsonElement c) => (Resampling)c.GetProperty("filter").GetInt32();

    private static double Real(JsonElement c, string name) => c.GetProperty(name).GetDouble();

    private static double[] Reals(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static int[] Wholes(JsonElement c, string name) => c.GetProperty(name).Numbers();
}
