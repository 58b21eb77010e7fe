namespace Whetstone.Weights.Tests.Goldens;

/// <summary>What make_weights.py puts into its files.</summary>
internal static class Formula
{
    /// <summary>Numbers from 0 on.</summary>
    internal static float[] Range(int count, float factor = 1, float add = 0) => [.. Enumerable.Range(0, count).Select(i => i * factor + add)];

    /// <summary>Names, types, shapes and values of its tensors.</summary>
    internal static IReadOnlyList<(string Name, DType Type, int[] Shape, float[] Values)> Tensors { get; } =
    [
        ("plain", DType.Float32, [2, 3, 4], Range(24, 0.25f, -2)),
        ("transposed", DType.Float32, [3, 2], [0, 3, 1, 4, 2, 5]),
        ("part", DType.Float32, [4], [3, 4, 5, 6]),
        ("steps", DType.Float32, [3], [1, 4, 7]),
        ("tied1", DType.Float32, [4], [100, 101, 102, 103]),
        ("tied2", DType.Float32, [4], [100, 101, 102, 103]),
        ("expanded", DType.Float32, [3, 2], [7, 7, 7, 7, 7, 7]),
        ("f64", DType.Float64, [5], Range(5, 3)),
        ("f16", DType.Float16, [5], Range(5, 3)),
        ("bf16", DType.BFloat16, [5], Range(5, 3)),
        ("i64", DType.Int64, [5], Range(5, 3)),
        ("i32", DType.Int32, [5], Range(5, 3)),
        ("i16", DType.Int32, [5], Range(5, 3)),
        ("i8", DType.Int32, [5], Range(5, 3)),
        ("u8", DType.UInt8, [5], Range(5, 3)),
        ("bool", DType.Bool, [3], [1, 0, 1]),
        ("scalar", DType.Int64, [], [5]),
        ("empty", DType.Float32, [0, 4], []),
        ("größe", DType.Float32, [3], [0, 1, 2]),
    ];

    internal static void AssertTensors(IReadOnlyDictionary<string, Tensor> found)
    {
        Assert.Equal(Tensors.Select(t => t.Name), found.Keys);
        foreach ((string name, DType type, int[] shape, float[] values) in Tensors) AssertIs(found[name], type, shape, values);
    }

    internal static void AssertIs(Tensor found, DType type, int[] shape, float[] values)
    {
        Assert.Equal(type, found.DType);
        Assert.Equal(shape, found.Shape.ToArray());
        Assert.Equal(values, found.ToArray());
    }
}
