#:project ../src/Whetstone.Learn

// An operation of one's own: two formulas give the forward pass, the gradient, and gradients of gradients.
//     dotnet run samples/custom-op.cs
using Whetstone;
using Whetstone.Kernels;

Tensor x = Tensor.Linspace(-2, 2, 9, DType.Float64).AttachGrad();
Tensor y = x.Map(new Snake(2));
Tensor[] first = Autograd.Grad([y], [x], createGraph: true);
Tensor[] second = Autograd.Grad(first, [x]);

const double h = 1e-5;
Tensor slope = (Of(x + h) - Of(x - h)) / (2 * h);
Tensor bend = (Of(x + h) - 2 * Of(x) + Of(x - h)) / (h * h);
Console.WriteLine($"snake(x)  {y}");
Console.WriteLine($"gradient  {first[0]}");
return Check("first derivative", first[0], slope, 1e-8) & Check("second derivative", second[0], bend, 1e-4) ? 0 : 1;

static Tensor Of(Tensor x) => x.Detach().Map(new Snake(2));

static bool Check(string what, Tensor ours, Tensor differences, double tolerance)
{
    bool good = (ours.Detach() - differences.Detach()).Abs().Max().Item<double>() < tolerance;
    Console.WriteLine($"{what} agrees with central differences to {tolerance}: {good}");
    return good;
}

#region op
/// <summary>Snake: <c>x + sin²(ax) / a</c> (arXiv:2006.08195).</summary>
public readonly record struct Snake(double A) : IPointwise
{
    public T Value<T>(T x) where T : struct, ILane<T> => x + Sine(x) * Sine(x) / T.Of(A);

    public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) + T.Of(2) * Sine(x) * T.Cos(T.Of(A) * x);

    private T Sine<T>(T x) where T : struct, ILane<T> => T.Sin(T.Of(A) * x);
}
#endregion
