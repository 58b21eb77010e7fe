namespace Whetstone.Kernels;

/// <summary>Lanes that live in memory: several neighbouring floats at once.</summary>
public unsafe interface IVector<T> : ILane<T> where T : struct, IVector<T>
{
    /// <summary>Floats a vector.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> neighbours.</summary>
    static abstract T Load(float* from);

    /// <summary>The same value in every lane.</summary>
    static abstract T Splat(float value);

    /// <summary>Writes <see cref="Width"/> neighbours.</summary>
    static abstract void Store(T value, float* to);
}
