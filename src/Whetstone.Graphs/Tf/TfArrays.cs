namespace Whetstone.Graphs;

/// <content>Shapes, types and reductions.</content>
public static partial class Tf
{
    /// <summary><c>tf.identity(x, name)</c>.</summary>
    public static Tensor Identity(Tensor x, string? name = null) => Graph.Of([x]).Record("Identity", name, new IdentityBody(), [x]);

    /// <summary><c>tf.cast(x, dtype, name)</c>.</summary>
    public static Tensor Cast(Tensor x, DType dtype, string? name = null) => Node("Cast", name, t => t[0].To(dtype), [x]);

    /// <summary><c>tf.reshape(tensor, shape, name)</c>; one extent may be −1.</summary>
    public static Tensor Reshape(Tensor tensor, int[] shape, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        int[] own = [.. shape];
        return Node("Reshape", name, t => t[0].Reshape(own.AsSpan()), [tensor], attributes: new Dictionary<string, string> { ["shape"] = $"[{string.Join(", ", own)}]" });
    }

    /// <summary><c>tf.transpose(x, perm, name)</c>; the axes in reverse if none are given.</summary>
    public static Tensor Transpose(Tensor x, int[]? perm = null, string? name = null) =>
        Node("Transpose", name, t => t[0].Permute(perm ?? [.. Enumerable.Range(0, t[0].Rank).Reverse()]), [x], "transpose");

    /// <summary><c>tf.expand_dims(x, axis, name)</c>.</summary>
    public static Tensor ExpandDims(Tensor x, int axis, string? name = null) => Node("ExpandDims", name, t => t[0].Unsqueeze(axis), [x]);

    /// <summary><c>tf.squeeze(x, axis, name)</c>.</summary>
    public static Tensor Squeeze(Tensor x, int[] axis, string? name = null) => Node("Squeeze", name, t => t[0].Squeeze(axis), [x]);

    /// <summary><c>tf.concat(values, axis, name)</c>.</summary>
    public static Tensor Concat(IReadOnlyList<Tensor> values, int axis, string? name = null) => Node("ConcatV2", name, t => Tensor.Concat([.. t], axis), values, "concat");

    /// <summary><c>tf.reduce_sum(x, axis, keepdims, name)</c>.</summary>
    public static Tensor ReduceSum(Tensor x, Axes axis = default, bool keepdims = false, string? name = null) => Node("Sum", name, t => t[0].Sum(axis, keepdims), [x]);

    /// <summary><c>tf.reduce_mean(x, axis, keepdims, name)</c>.</summary>
    public static Tensor ReduceMean(Tensor x, Axes axis = default, bool keepdims = false, string? name = null) => Node("Mean", name, t => t[0].Mean(axis, keepdims), [x]);

    /// <summary><c>tf.reduce_max(x, axis, keepdims, name)</c>.</summary>
    public static Tensor ReduceMax(Tensor x, Axes axis = default, bool keepdims = false, string? name = null) => Node("Max", name, t => t[0].Max(axis, keepdims), [x]);

    /// <summary><c>tf.argmax(x, axis, name)</c>: int64.</summary>
    public static Tensor ArgMax(Tensor x, int axis, string? name = null) => Node("ArgMax", name, t => t[0].ArgMax(axis), [x]);

    /// <summary><c>tf.one_hot(indices, depth, name)</c>.</summary>
    public static Tensor OneHot(Tensor indices, int depth, string? name = null) => Node("OneHot", name, t => t[0].OneHot(depth).To(DType.Float32), [indices], "one_hot");
}
