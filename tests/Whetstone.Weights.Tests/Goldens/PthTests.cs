namespace Whetstone.Weights.Tests.Goldens;

public sealed class PthTests : Workbench
{
    public static TheoryData<string> Files => [.. new[] { "zip", "legacy" }.SelectMany(form => Enumerable.Range(1, 5).Select(protocol => $"{form}{protocol}.pth"))];

    [Theory, MemberData(nameof(Files))]
    public void Every_type_view_and_name_of_both_forms_and_all_protocols_is_what_PyTorch_saved(string file) => Formula.AssertTensors(PthFile.Read(Golden(file)).Tensors);

    [Theory, InlineData("zip2.pth"), InlineData("legacy2.pth")]
    public void Tied_tensors_are_one_tensor(string file)
    {
        IReadOnlyDictionary<string, Tensor> tensors = PthFile.Read(Golden(file)).Tensors;
        Assert.Same(tensors["tied1"], tensors["tied2"]);
        Assert.NotSame(tensors["part"], tensors["steps"]);
    }

    [Theory, InlineData("checkpoint.pth"), InlineData("checkpoint-legacy.pth")]
    public void The_weights_of_a_checkpoint_are_found_with_numbers_and_texts_beside_them(string file)
    {
        WeightFile read = PthFile.Read(Golden(file));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"], read.Tensors.Keys);
        Formula.AssertIs(read.Tensors["0.weight"], DType.Float32, [2, 1, 3, 3], Formula.Range(18));
        Assert.Equal("12", read.Metadata["epoch"]);
        Assert.Equal("0.5", read.Metadata["best"]);
        Assert.Equal("-3", read.Metadata["count"]);
        Assert.Equal("net", read.Metadata["name"]);
        Assert.Equal("true", read.Metadata["done"]);
        Assert.Equal("1180591620717411303424", read.Metadata["large"]);
        Assert.Equal("0.25", read.Metadata["rate"]);
    }

    [Fact]
    public void A_key_of_several_parts_leads_into_dictionaries_and_lists()
    {
        IReadOnlyDictionary<string, Tensor> average = PthFile.Read(Golden("checkpoint.pth"), "ema.model").Tensors;
        Formula.AssertIs(average["module.0.bias"], DType.Float32, [2], [2, 3]);
        Assert.Equal([1f, 1], PthFile.Read(Golden("checkpoint.pth"), "list").Tensors["0"].ToArray());
        Assert.Equal(["0.momentum_buffer", "1.momentum_buffer", "2.momentum_buffer", "3.momentum_buffer"], PthFile.Read(Golden("checkpoint.pth"), "optimizer.state").Tensors.Keys);
    }

    [Fact]
    public void An_empty_key_takes_everything()
    {
        WeightFile all = PthFile.Read(Golden("checkpoint.pth"), "");
        Assert.Contains("ema.model.module.0.bias", all.Tensors.Keys);
        Assert.Contains("state_dict.0.bias", all.Tensors.Keys);
        Assert.Equal("0.1", all.Metadata["optimizer.param_groups.0.lr"]);
    }

    [Fact]
    public void A_key_that_leads_nowhere_is_answered_with_those_there_are()
    {
        string message = Assert.Throws<WeightFileException>(() => PthFile.Read(Golden("checkpoint.pth"), "weights")).Message;
        Assert.Contains("'weights'", message, StringComparison.Ordinal);
        Assert.Contains("'state_dict' (7 tensors)", message, StringComparison.Ordinal);
        Assert.Contains("no tensors under 'epoch'", Assert.Throws<WeightFileException>(() => PthFile.Read(Golden("checkpoint.pth"), "epoch")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whole.pth", "torch.nn.modules.container.Sequential", "state_dict()")]
    [InlineData("complex.pth", "torch.ComplexFloatStorage", "nothing was run")]
    [InlineData("script.pt", "TorchScript", "state_dict()")]
    public void What_is_more_than_weights_is_refused_by_name(string file, string name, string advice)
    {
        string message = Assert.Throws<WeightFileException>(() => PthFile.Read(Golden(file))).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
    }
}
