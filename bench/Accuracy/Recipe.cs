namespace Whetstone.Bench.Accuracy;

/// <summary>All that decides a training run but its seed. Nesterov's SGD in one cycle over all steps: the rate rises from a tenth to the full one, then falls to 0, both as half cosines.</summary>
/// <param name="Name">What users type: the data and the goal.</param>
/// <param name="Data">The data set.</param>
/// <param name="Goal">The test accuracy to be reached.</param>
/// <param name="Network">Its layers, see <see cref="Networks"/>.</param>
/// <param name="Epochs">Passes over the images; a last batch that is not full is left out.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Rate">The highest learning rate.</param>
/// <param name="Rise">The part of the run that the rate rises.</param>
/// <param name="Momentum">Of Nesterov's SGD.</param>
/// <param name="Decay">Weight decay, of all parameters, as a part of the gradient.</param>
/// <param name="Smoothing">Label smoothing.</param>
/// <param name="Shift">Images are moved at random by up to so many pixels.</param>
/// <param name="Flip">Whether left and right change places half of the time.</param>
internal sealed record Recipe(
    string Name, string Data, double Goal, string Network, int Epochs, int Batch, float Rate, double Rise, float Momentum, float Decay, double Smoothing, int Shift, bool Flip)
{
    private const string Small = "3x3:16/2 3x3:32/2 linear:64", Deep = "3x3:32/2 3x3:64 3x3:64/2 3x3:128/2";

    /// <summary>One for each goal, the same as in accuracy_torch.py.</summary>
    internal static IReadOnlyList<Recipe> All { get; } =
    [
        //   name            data             goal   network epochs batch rate  rise moment. decay smooth. shift flip
        new("fashion-0.90", "fashion-mnist", 0.90,  Small,  2,     125,  0.1f, 0.3, 0.9f,   5e-4f, 0,      0,    false),
        new("fashion-0.93", "fashion-mnist", 0.93,  Deep,   8,     125,  0.1f, 0.3, 0.9f,   5e-4f, 0.1,    0,    true),
        new("mnist-0.99",   "mnist",         0.99,  Small,  2,     125,  0.1f, 0.3, 0.9f,   5e-4f, 0,      0,    false),
        new("mnist-0.995",  "mnist",         0.995, Deep,   6,     125,  0.1f, 0.3, 0.9f,   5e-4f, 0.1,    2,    false),
    ];
}
