namespace Whetstone;

/// <summary>Tensors from a formula for their elements.</summary>
public static class FromFunctionApi
{
    extension(Tensor)
    {
        /// <summary>The numbers <paramref name="value"/> gives for each index. Shape: as given.</summary>
        /// <remarks>The span holds the index of one element, and is good inside the call only.</remarks>
        public static Tensor FromFunction(Shape shape, Func<ReadOnlySpan<int>, float> value)
        {
            ArgumentNullException.ThrowIfNull(value);
            float[] elements = new float[shape.Size];
            int[] index = new int[shape.Rank];
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] = value(index);
                for (int axis = shape.Rank - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) index[axis] = 0;
            }
            return Tensor.Of(elements, shape);
        }
    }
}
