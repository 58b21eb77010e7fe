namespace Whetstone.Weights.Tests.Goldens;

public sealed class ParamsTests : Workbench
{
    private static readonly (string Name, DType Type)[] Arrays =
    [
        ("float32", DType.Float32), ("float64", DType.Float64), ("float16", DType.Float16), ("uint8", DType.UInt8), ("int32", DType.Int32), ("int8", DType.Int32), ("int64", DType.Int64),
    ];

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Arrays_of_every_version_are_read(int version)
    {
        IReadOnlyDictionary<string, Tensor> read = ParamsFile.Read(Golden($"version{version}.params"));
        foreach ((string name, DType type) in Arrays) Formula.AssertIs(read[name], type, [2, 3, 4], Formula.Range(24));
        Assert.Equal(version == 3 ? 10 : 7, read.Count);
        if (version < 3) return;
        Formula.AssertIs(read["scalar"], DType.Float64, [], [5]);
        Formula.AssertIs(read["empty"], DType.Float32, [0, 4], []);
        Assert.Equal(DType.Bool, read["bool"].DType);
    }

    [Fact]
    public void Arrays_without_names_are_counted() => Assert.Equal(Enumerable.Range(0, 7).Select(i => $"{i}"), ParamsFile.Read(Golden("unnamed.params")).Keys);

    [Fact]
    public void Marks_of_a_checkpoint_are_taken_off() =>
        Assert.Equal(["0.weight", "0.bias", "1.gamma", "1.beta", "1.moving_mean", "1.moving_var"], ParamsFile.Read(Golden("checkpoint.params")).Keys);

    [Fact]
    public void What_is_written_is_byte_by_byte_version_2()
    {
        IReadOnlyDictionary<string, Tensor> read = ParamsFile.Read(Golden("gluon.params"));
        ParamsFile.Write(At("x.params"), read);
        Assert.Equal(File.ReadAllBytes(Golden("gluon.params")), File.ReadAllBytes(At("x.params")));
        read = ParamsFile.Read(Golden("checkpoint.params"));
        ParamsFile.Write(At("x.params"), read, ParamsKeys.Checkpoint);
        Assert.Equal(File.ReadAllBytes(Golden("checkpoint.params")), File.ReadAllBytes(At("x.params")));
    }

    [Fact]
    public void Scalars_and_empty_arrays_are_written_as_version_3()
    {
        ParamsFile.Write(At("x.params"), new Dictionary<string, Tensor> { ["a"] = Tensor.Of(5.0), ["b"] = Tensor.Zeros([0, 4]), ["c"] = Tensor.Of(true), ["d"] = Tensor.Of(1f).To(DType.BFloat16) });
        IReadOnlyDictionary<string, Tensor> read = ParamsFile.Read(At("x.params"));
        Formula.AssertIs(read["a"], DType.Float64, [], [5]);
        Formula.AssertIs(read["b"], DType.Float32, [0, 4], []);
        Assert.Equal([true], read["c"].ToArray<bool>());
        Assert.Equal(DType.BFloat16, read["d"].DType);
    }
}
