using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumericsTensor = System.Numerics.Tensors.Tensor;

namespace Whetstone;

/// <content>From and to arrays, spans and the platform's tensors. Everything is copied: a tensor's memory is its own.</content>
public sealed partial class Tensor
{
    /// <summary>A tensor of rank 0.</summary>
    public static Tensor Of<T>(T value) where T : unmanaged => Of(new ReadOnlySpan<T>(in value), Shape.Scalar);

    /// <summary>A tensor of rank 1.</summary>
    public static Tensor Of<T>(params T[] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(values.AsSpan(), [values.Length]);
    }

    /// <summary>A tensor of the given shape from its elements in row-major order.</summary>
    /// <exception cref="ShapeException">The number of elements does not fit the shape.</exception>
    public static Tensor Of<T>(ReadOnlySpan<T> values, Shape shape) where T : unmanaged
    {
        if (values.Length != shape.Size) throw new ShapeException($"Tensor.Of: shape {shape} holds {shape.Size} elements; got {values.Length}");
        Tensor y = Empty(new(shape, DTypes.Of<T>()));
        values.CopyTo(y.Span<T>());
        return y.AsConstant();
    }

    /// <summary>A tensor of the given shape from its elements in row-major order.</summary>
    public static Tensor Of<T>(T[] values, Shape shape) where T : unmanaged => Of(values.AsSpan(), shape);

    /// <summary>A tensor with the shape and elements of an array of any rank, such as <c>float[,]</c>.</summary>
    public static Tensor FromArray<T>(Array values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.GetType().GetElementType() != typeof(T)) throw new ArgumentException($"an array of {typeof(T).Name} is needed; got {values.GetType().Name}");
        int[] extents = [.. Enumerable.Range(0, values.Rank).Select(values.GetLength)];
        ReadOnlySpan<T> elements = values.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
        return Of(elements, extents);
    }

    /// <summary>Takes a matrix for a tensor.</summary>
    public static implicit operator Tensor(float[,] values) => FromArray<float>(values);

    /// <summary>Takes a vector for a tensor.</summary>
    public static implicit operator Tensor(float[] values) => Of(values);

    /// <summary>Copies a tensor of the platform.</summary>
    public static Tensor FromNumerics<T>(System.Numerics.Tensors.Tensor<T> values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] flat = new T[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        int[] extents = [.. values.Lengths.ToArray().Select(n => checked((int)n))];
        return Of(flat, extents);
    }

    /// <summary>A copy as a tensor of the platform.</summary>
    public System.Numerics.Tensors.Tensor<T> ToNumerics<T>() where T : unmanaged =>
        NumericsTensor.Create(ToArray<T>(), [.. Shape.Select(n => (nint)n)]);

    /// <summary>The only element.</summary>
    /// <typeparam name="T">The type to return; the element is converted as <c>To</c> does.</typeparam>
    /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
    public T Item<T>() where T : unmanaged =>
        Length == 1 ? ToArray<T>()[0] : throw new InvalidOperationException($"Item: needs a tensor of one element; got {Spec}");

    /// <summary>The only element as a float.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
    public float Item() => Item<float>();

    /// <summary>The elements in row-major order, converted to <typeparamref name="T"/> if need be.</summary>
    public T[] ToArray<T>() where T : unmanaged
    {
        T[] y = new T[Length];
        CopyTo<T>(y);
        return y;
    }

    /// <summary>The elements in row-major order as floats.</summary>
    public float[] ToArray() => ToArray<float>();

    /// <summary>Copies the elements in row-major order, converted to <typeparamref name="T"/> if need be.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is too short.</exception>
    public void CopyTo<T>(Span<T> to) where T : unmanaged
    {
        if (to.Length < Length) throw new ArgumentException($"CopyTo: {Length} elements do not fit into {to.Length}", nameof(to));
        Tensor x = Readable();
        Kernels.CastKernel.Run(DType, x.Bytes(), DTypes.Of<T>(), MemoryMarshal.AsBytes(to[..Length]));
        GC.KeepAlive(x);
    }

    /// <summary>Calls <paramref name="reader"/> with the elements in row-major order, without a copy, and returns its answer.</summary>
    /// <remarks>The span is good inside the call only.</remarks>
    public TResult Read<T, TResult>(Func<ReadOnlySpan<T>, TResult> reader) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(reader);
        Tensor x = Readable();
        TResult result = reader(x.Span<T>());
        GC.KeepAlive(x);
        return result;
    }
}
