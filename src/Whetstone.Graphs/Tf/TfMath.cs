namespace Whetstone.Graphs;

/// <content>Arithmetic and comparisons.</content>
public static partial class Tf
{
    /// <summary><c>tf.add(x, y, name)</c>: shapes broadcast, types must agree.</summary>
    public static Tensor Add(Operand x, Operand y, string? name = null) => Two("Add", name, x, y, (a, b) => a + b);

    /// <summary><c>tf.subtract(x, y, name)</c>.</summary>
    public static Tensor Subtract(Operand x, Operand y, string? name = null) => Two("Sub", name, x, y, (a, b) => a - b);

    /// <summary><c>tf.multiply(x, y, name)</c>: element by element.</summary>
    public static Tensor Multiply(Operand x, Operand y, string? name = null) => Two("Mul", name, x, y, (a, b) => a * b);

    /// <summary><c>tf.divide(x, y, name)</c>.</summary>
    public static Tensor Divide(Operand x, Operand y, string? name = null) => Two("RealDiv", name, x, y, (a, b) => a / b, "truediv");

    /// <summary><c>tf.maximum(x, y, name)</c>.</summary>
    public static Tensor Maximum(Operand x, Operand y, string? name = null) => Two("Maximum", name, x, y, (a, b) => a.Maximum(b));

    /// <summary><c>tf.minimum(x, y, name)</c>.</summary>
    public static Tensor Minimum(Operand x, Operand y, string? name = null) => Two("Minimum", name, x, y, (a, b) => a.Minimum(b));

    /// <summary><c>tf.pow(x, y, name)</c>.</summary>
    public static Tensor Pow(Operand x, Operand y, string? name = null) => Two("Pow", name, x, y, (a, b) => a.Pow(b));

    /// <summary><c>tf.equal(x, y, name)</c>.</summary>
    public static Tensor Equal(Operand x, Operand y, string? name = null) => Two("Equal", name, x, y, (a, b) => a.Equal(b));

    /// <summary><c>tf.less(x, y, name)</c>.</summary>
    public static Tensor Less(Operand x, Operand y, string? name = null) => Two("Less", name, x, y, (a, b) => a.Less(b));

    /// <summary><c>tf.greater(x, y, name)</c>.</summary>
    public static Tensor Greater(Operand x, Operand y, string? name = null) => Two("Greater", name, x, y, (a, b) => a.Greater(b));

    /// <summary><c>tf.where(condition, x, y, name)</c>.</summary>
    public static Tensor Where(Tensor condition, Tensor x, Tensor y, string? name = null)
    {
        Typing.Same("Select", [x, y]);
        return Node("Select", name, t => t[0].Where(t[1], t[2]), [condition, x, y]);
    }

    /// <summary><c>tf.matmul(a, b, transpose_a, transpose_b, name)</c>.</summary>
    public static Tensor MatMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false, string? name = null)
    {
        Typing.Same("MatMul", [a, b]);
        return Node("MatMul", name, t => new MatMul(transposeA, transposeB).Apply(t[0], t[1]), [a, b]);
    }

    /// <summary><c>tf.negative(x, name)</c>.</summary>
    public static Tensor Negative(Tensor x, string? name = null) => Node("Neg", name, t => -t[0], [x]);

    /// <summary><c>tf.square(x, name)</c>.</summary>
    public static Tensor Square(Tensor x, string? name = null) => Node("Square", name, t => t[0].Square(), [x]);

    /// <summary><c>tf.sqrt(x, name)</c>.</summary>
    public static Tensor Sqrt(Tensor x, string? name = null) => Node("Sqrt", name, t => t[0].Sqrt(), [x]);

    /// <summary><c>tf.exp(x, name)</c>.</summary>
    public static Tensor Exp(Tensor x, string? name = null) => Node("Exp", name, t => t[0].Exp(), [x]);

    /// <summary><c>tf.log(x, name)</c>.</summary>
    public static Tensor Log(Tensor x, string? name = null) => Node("Log", name, t => t[0].Log(), [x]);

    /// <summary><c>tf.abs(x, name)</c>.</summary>
    public static Tensor Abs(Tensor x, string? name = null) => Node("Abs", name, t => t[0].Abs(), [x]);

    /// <summary><c>tf.tanh(x, name)</c>.</summary>
    public static Tensor Tanh(Tensor x, string? name = null) => Node("Tanh", name, t => t[0].Tanh(), [x]);

    /// <summary><c>tf.sigmoid(x, name)</c>.</summary>
    public static Tensor Sigmoid(Tensor x, string? name = null) => Node("Sigmoid", name, t => t[0].Sigmoid(), [x]);

    private static Tensor Two(string type, string? name, Operand x, Operand y, Func<Tensor, Tensor, Tensor> function, string? defaultName = null) =>
        Node(type, name, t => function(t[0], t[1]), Operand.Pair(name ?? type, x, y), defaultName);
}
