using System.Text.RegularExpressions;

namespace Whetstone.Compiler.Tests.Files;

/// <summary>Files of programs that are wrong in one place: the error names the place.</summary>
public sealed class DamageTests : Workbench
{
    public static TheoryData<string, string, string> Damages => new()
    {
        { "\"op\":\"Linear\"", "\"op\":\"Lineal\"", "instruction 0, Lineal: no op of that name is known" },
        { "\"version\":\"1\"", "\"version\":\"2\"", "is of version '2'; this library reads versions up to 1" },
        { "whetstone.program", "another.program", "describe no program" },
        { "\"x\":[0,2]", "\"x\":[0,9999]", "instruction 0, Linear: there is no value 9999 so far" },
        { "\"x\":[0,2]", "\"x\":[0,-1]", "there is no value -1" },
        { "\"x\":[0,2]", "\"x\":[0]", "instruction 0, Linear" },
        { "\"x\":[0,2]", "\"x\":[1,2]", "instruction 0, Linear: Linear: features of x and w differ" },
        { "\"Alpha\":1.5", "\"Alpha\":1e99", "Alpha is no single" },
        { "\"Alpha\":1.5", "\"Alpha\":\"1\"", "Alpha is no number" },
        { "\"Alpha\":1.5", "\"Alfa\":1.5", "Alpha is missing" },
        { "\"Alpha\":1.5", "\"Alpha\":1.5,\"Beta\":2", "there is no attribute with.Beta" },
        { "\"Alpha\":1.5", "\"Alpha\":1.5,\"Alpha\":2", "it is no JSON" },
        { "\"KeepDims\":true", "\"KeepDims\":1", "KeepDims is neither true nor false" },
        { "\"Padding\":{\"H\":1", "\"Padding\":{\"H\":1.5", "with.Padding.H is no whole number" },
        { "\"shape\":[3,6]", "\"shape\":[3,-6]", "input 0: shape [3, -6] has a negative extent" },
        { "\"shape\":[3,6]", "\"shape\":[2000000000,2000000000]", "holds more than" },
        { "\"type\":\"int64\"", "\"type\":\"int65\"", "'int65' is no element type" },
        { "\"type\":\"int64\"", "\"type\":\"int32\"", "but the file says int32" },
        { "\"tensor\":\"0\"", "\"tensor\":\"9\"", "the file holds no tensor '9'" },
        { "\"at\":6", "\"at\":16", "does not lie in the tensor" },
        { "\"at\":6", "\"at\":-1", "does not lie in the tensor" },
        { "\"channelsLast\":true", "\"channelslast\":true", "there is no attribute channelslast" },
        { "\"outputs\":[", "\"outputs\":[77,", "the outputs: there is no value 77" },
    };

    [Theory, MemberData(nameof(Damages))]
    public void The_error_says_what_is_wrong_and_where(string right, string wrong, string message)
    {
        Mixed().Save(At("p"));
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(At("p"));
        Dictionary<string, string> changed = texts.ToDictionary(t => t.Key, t => Replace($"\"{t.Key}\":\"{t.Value}\"", right, wrong)[(t.Key.Length + 4)..^1]);
        Assert.NotEqual(texts, changed);
        Safetensors.Write(At("q"), tensors, changed);
        Assert.Contains(message, Assert.Throws<ProgramFileException>(() => Program.Load(At("q"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_weights_is_no_program()
    {
        Safetensors.Write(At("w"), new Dictionary<string, Tensor> { ["x"] = Tensor.Of(1f) });
        Assert.Contains("describe no program", Assert.Throws<ProgramFileException>(() => Program.Load(At("w"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_names_the_byte()
    {
        Mixed().Save(At("p"));
        byte[] whole = File.ReadAllBytes(At("p"));
        File.WriteAllBytes(At("q"), whole[..^5]);
        Assert.Contains($"byte {whole.Length - 5:N0}", Assert.Throws<ProgramFileException>(() => Program.Load(At("q"))).Message, StringComparison.Ordinal);
    }

    private static string Replace(string text, string right, string wrong) => new Regex(Regex.Escape(right)).Replace(text, wrong, 1);
}
