namespace Whetstone.Weights.Tests.Goldens;

public sealed class NumpyTests : Workbench
{
    [Theory]
    [InlineData("le-f4", DType.Float32)]
    [InlineData("be-f4", DType.Float32)]
    [InlineData("le-f8", DType.Float64)]
    [InlineData("be-f8", DType.Float64)]
    [InlineData("le-f2", DType.Float16)]
    [InlineData("be-i8", DType.Int64)]
    [InlineData("le-i4", DType.Int32)]
    [InlineData("be-i2", DType.Int32)]
    [InlineData("i1", DType.Int32)]
    [InlineData("be-u2", DType.Int32)]
    [InlineData("le-u4", DType.Int64)]
    [InlineData("le-u8", DType.Int64)]
    [InlineData("u1", DType.UInt8)]
    [InlineData("fortran", DType.Float32)]
    [InlineData("version2", DType.Float32)]
    [InlineData("version3", DType.Float32)]
    public void An_array_of_any_type_order_and_version_is_what_NumPy_saved(string file, DType type) =>
        Formula.AssertIs(NpyFile.Read(Golden(file + ".npy")), type, [2, 3, 4], Formula.Range(24));

    [Fact]
    public void Truth_values_scalars_and_vectors_are_read()
    {
        Formula.AssertIs(NpyFile.Read(Golden("b1.npy")), DType.Bool, [2, 3, 4], [.. Formula.Range(24).Select(i => i % 2 == 0 ? 1f : 0)]);
        Formula.AssertIs(NpyFile.Read(Golden("zero.npy")), DType.Float32, [], [1.5f]);
        Formula.AssertIs(NpyFile.Read(Golden("vector.npy")), DType.Float64, [3], [0, 1, 2]);
    }

    [Theory]
    [InlineData("objects", "Python objects")]
    [InlineData("texts", "'<U1'")]
    [InlineData("records", "records")]
    [InlineData("complex", "'<c8'")]
    public void What_is_no_number_is_refused(string file, string reason) =>
        Assert.Contains(reason, Assert.Throws<WeightFileException>(() => NpyFile.Read(Golden(file + ".npy"))).Message, StringComparison.Ordinal);

    [Theory, InlineData("stored.npz"), InlineData("packed.npz")]
    public void An_archive_gives_its_arrays_by_name(string file)
    {
        IReadOnlyDictionary<string, Tensor> arrays = NpzFile.Read(Golden(file));
        Assert.Equal(["a", "b.c"], arrays.Keys);
        Formula.AssertIs(arrays["a"], DType.Float32, [2, 3, 4], Formula.Range(24));
        Formula.AssertIs(arrays["b.c"], DType.Int64, [3], Formula.Range(3));
    }

    [Theory]
    [InlineData(DType.Float32, "le-f4")]
    [InlineData(DType.Float64, "le-f8")]
    [InlineData(DType.Float16, "le-f2")]
    [InlineData(DType.Int32, "le-i4")]
    [InlineData(DType.UInt8, "u1")]
    public void An_array_is_written_byte_by_byte_as_NumPy_writes_it(DType type, string file)
    {
        NpyFile.Write(At("x.npy"), Tensor.Of(Formula.Range(24), [2, 3, 4]).To(type));
        Assert.Equal(File.ReadAllBytes(Golden(file + ".npy")), File.ReadAllBytes(At("x.npy")));
    }

    [Fact]
    public void Scalars_and_vectors_are_written_byte_by_byte_as_NumPy_writes_them()
    {
        NpyFile.Write(At("x.npy"), Tensor.Of(1.5f));
        Assert.Equal(File.ReadAllBytes(Golden("zero.npy")), File.ReadAllBytes(At("x.npy")));
        NpyFile.Write(At("x.npy"), Tensor.Of(0.0, 1, 2));
        Assert.Equal(File.ReadAllBytes(Golden("vector.npy")), File.ReadAllBytes(At("x.npy")));
    }
}
