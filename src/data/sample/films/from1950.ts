/** Films of the 1950s and 1960s. The line format is described in `parse.ts`. */
export const FROM_1950 = `
Sunset Boulevard | 1950 | Drama, Film-Noir, Romance | Billy Wilder | hollywood, show business, madness, writers | 3
All About Eve | 1950 | Drama | Joseph L. Mankiewicz | theatre, show business, ambition, rivalry | 3
Rashomon | 1950 | Crime, Drama, Mystery | Akira Kurosawa | samurai, unreliable narrator, murder | 3
Cinderella | 1950 | Animation, Children, Fantasy, Musical, Romance | Clyde Geronimi, Wilfred Jackson, Hamilton Luske | fairy tale, princess, magic, talking animals | 3
Harvey | 1950 | Comedy, Fantasy | Henry Koster | imagination, gentle comedy, small town | 2
In a Lonely Place | 1950 | Drama, Film-Noir, Mystery, Romance | Nicholas Ray | hollywood, writers, murder, wrongly accused | 1
The Asphalt Jungle | 1950 | Crime, Film-Noir | John Huston | heist, gangsters, corruption | 1
Los Olvidados | 1950 | Crime, Drama | Luis Buñuel | poverty, neglected children, neorealism | 1
A Streetcar Named Desire | 1951 | Drama | Elia Kazan | madness, sisters, class divide | 3
The African Queen | 1951 | Adventure, Comedy, Romance, War | John Huston | sea voyage, mismatched couple, world war i, jungle | 2
Strangers on a Train | 1951 | Crime, Drama, Film-Noir, Thriller | Alfred Hitchcock | murder, trains, double life | 3
The Day the Earth Stood Still | 1951 | Drama, Sci-Fi, Thriller | Robert Wise | alien contact, robots, cold war, nuclear threat | 2
Alice in Wonderland | 1951 | Adventure, Animation, Children, Fantasy, Musical | Clyde Geronimi, Wilfred Jackson, Hamilton Luske | dreams, talking animals, surrealism, childhood | 3
Ace in the Hole | 1951 | Drama, Film-Noir | Billy Wilder | journalism, media satire, ambition | 1
An American in Paris | 1951 | Musical, Romance | Vincente Minnelli | dance, paris, artists | 1
Singin' in the Rain | 1952 | Comedy, Musical, Romance | Stanley Donen, Gene Kelly | hollywood, filmmaking, dance, show business | 4
High Noon | 1952 | Drama, Western | Fred Zinnemann | gunslinger, frontier, showdown | 3
Ikiru | 1952 | Drama | Akira Kurosawa | illness, office life, old age, meaning of life | 2
Umberto D. | 1952 | Drama | Vittorio De Sica | neorealism, old age, poverty, dogs | 1
The Quiet Man | 1952 | Drama, Romance | John Ford | rural life, homecoming, mismatched couple | 1
Forbidden Games = Jeux interdits | 1952 | Drama, War | René Clément | childhood, world war ii, grief | 1
Tokyo Story | 1953 | Drama | Yasujiro Ozu | old age, family bonds, grief | 2
Roman Holiday | 1953 | Comedy, Drama, Romance | William Wyler | princess, journalism, city life, forbidden love | 3
The Wages of Fear = Le salaire de la peur | 1953 | Action, Adventure, Drama, Thriller | Henri-Georges Clouzot | survival, dangerous mission, money | 2
Peter Pan | 1953 | Animation, Children, Fantasy, Musical | Clyde Geronimi, Wilfred Jackson, Hamilton Luske | childhood, pirates, magic, fairy tale | 3
Stalag 17 | 1953 | Drama, War | Billy Wilder | world war ii, prison escape, betrayal | 2
Ugetsu | 1953 | Drama, Mystery | Kenji Mizoguchi | ghosts, samurai, ambition, marriage | 1
From Here to Eternity | 1953 | Drama, Romance, War | Fred Zinnemann | world war ii, soldiers, infidelity | 2
The War of the Worlds | 1953 | Action, Drama, Sci-Fi | Byron Haskin | alien invasion, disaster | 2
Shane | 1953 | Drama, Western | George Stevens | gunslinger, frontier, childhood | 2
Monsieur Hulot's Holiday = Les vacances de Monsieur Hulot | 1953 | Comedy | Jacques Tati | slapstick, holiday, gentle comedy | 1
Gentlemen Prefer Blondes | 1953 | Comedy, Musical, Romance | Howard Hawks | show business, friendship, money | 1
Seven Samurai = Shichinin no samurai | 1954 | Action, Adventure, Drama | Akira Kurosawa | samurai, rural life, dangerous mission, class divide | 4
Rear Window | 1954 | Mystery, Thriller | Alfred Hitchcock | voyeurism, murder, one location, new york | 4
On the Waterfront | 1954 | Crime, Drama | Elia Kazan | corruption, working class, boxing, redemption | 3
Dial M for Murder | 1954 | Crime, Mystery, Thriller | Alfred Hitchcock | murder, infidelity, one location | 2
La Strada | 1954 | Drama | Federico Fellini | circus, road trip, loneliness | 2
Godzilla = Gojira | 1954 | Drama, Horror, Sci-Fi | Ishiro Honda | giant creature, nuclear threat, disaster | 2
Sabrina | 1954 | Comedy, Romance | Billy Wilder | love triangle, class divide, servants | 2
20,000 Leagues Under the Sea | 1954 | Adventure, Drama, Sci-Fi | Richard Fleischer | submarine, sea voyage, giant creature | 2
Sansho the Bailiff | 1954 | Drama | Kenji Mizoguchi | slavery, family bonds, injustice | 1
Johnny Guitar | 1954 | Drama, Western | Nicholas Ray | frontier, rivalry, mob violence | 1
Rebel Without a Cause | 1955 | Drama | Nicholas Ray | teenage rebellion, fathers and sons, high school | 3
The Night of the Hunter | 1955 | Drama, Film-Noir, Thriller | Charles Laughton | serial killer, neglected children, religion, gothic | 3
Diabolique = Les diaboliques | 1955 | Horror, Mystery, Thriller | Henri-Georges Clouzot | murder, twist ending, boarding school | 2
Lady and the Tramp | 1955 | Animation, Children, Comedy, Romance | Clyde Geronimi, Wilfred Jackson, Hamilton Luske | dogs, talking animals, class divide | 3
Pather Panchali | 1955 | Drama | Satyajit Ray | poverty, childhood, rural life, neorealism | 1
Ordet | 1955 | Drama | Carl Theodor Dreyer | faith, family bonds, rural life | 1
Rififi = Du rififi chez les hommes | 1955 | Crime, Film-Noir, Thriller | Jules Dassin | heist, gangsters, paris | 1
To Catch a Thief | 1955 | Crime, Mystery, Romance, Thriller | Alfred Hitchcock | heist, wrongly accused, holiday | 2
The Ladykillers | 1955 | Comedy, Crime | Alexander Mackendrick | heist, dark comedy, old age | 2
Kiss Me Deadly | 1955 | Film-Noir | Robert Aldrich | private eye, nuclear threat, los angeles | 1
Night and Fog = Nuit et brouillard | 1956 | Documentary, War | Alain Resnais | holocaust, nazis, memory | 1
The Searchers | 1956 | Drama, Western | John Ford | frontier, kidnapping, racism, revenge | 3
Invasion of the Body Snatchers | 1956 | Horror, Sci-Fi, Thriller | Don Siegel | alien invasion, paranoia, small town | 2
Forbidden Planet | 1956 | Drama, Sci-Fi | Fred M. Wilcox | space exploration, robots, mad scientist | 2
The Ten Commandments | 1956 | Adventure, Drama | Cecil B. DeMille | ancient world, religion, slavery | 2
A Man Escaped | 1956 | Drama, War | Robert Bresson | prison escape, resistance, world war ii | 1
The Killing | 1956 | Crime, Film-Noir | Stanley Kubrick | heist, nonlinear story, gangsters | 2
The King and I | 1956 | Drama, Musical, Romance | Walter Lang | royalty, teachers, culture clash | 2
Plan 9 from Outer Space | 1957 | Horror, Sci-Fi | Edward D. Wood Jr. | alien invasion, zombies, camp | 1
12 Angry Men | 1957 | Drama | Sidney Lumet | courtroom, one location, injustice | 4
The Seventh Seal = Det sjunde inseglet | 1957 | Drama | Ingmar Bergman | medieval times, faith, meaning of life, disease outbreak | 3
Wild Strawberries = Smultronstället | 1957 | Drama | Ingmar Bergman | old age, memory, road trip, dreams | 2
The Bridge on the River Kwai | 1957 | Adventure, Drama, War | David Lean | world war ii, prisoners of war, obsession, jungle | 3
Paths of Glory | 1957 | Drama, War | Stanley Kubrick | world war i, anti-war, courtroom, injustice | 3
Throne of Blood | 1957 | Drama, Thriller | Akira Kurosawa | samurai, ambition, shakespeare | 2
Witness for the Prosecution | 1957 | Drama, Mystery, Thriller | Billy Wilder | courtroom, twist ending, murder | 2
Nights of Cabiria = Le notti di Cabiria | 1957 | Drama | Federico Fellini | prostitution, loneliness, poverty | 1
Sweet Smell of Success | 1957 | Drama, Film-Noir | Alexander Mackendrick | journalism, ambition, corruption, new york | 1
The Cranes Are Flying | 1957 | Drama, Romance, War | Mikhail Kalatozov | world war ii, epic romance, grief | 1
The Incredible Shrinking Man | 1957 | Sci-Fi, Thriller | Jack Arnold | survival, nuclear threat | 1
Funny Face | 1957 | Comedy, Musical | Stanley Donen | paris, fashion, dance | 1
Vertigo | 1958 | Drama, Mystery, Romance, Thriller | Alfred Hitchcock | obsession, detectives, double life, memory | 4
Touch of Evil | 1958 | Crime, Film-Noir, Thriller | Orson Welles | corruption, police, borderlands | 2
Cat on a Hot Tin Roof | 1958 | Drama | Richard Brooks | family secrets, marriage, alcoholism | 2
Ashes and Diamonds | 1958 | Drama, War | Andrzej Wajda | resistance, assassination, world war ii | 1
Elevator to the Gallows = Ascenseur pour l'échafaud | 1958 | Crime, Drama, Mystery, Thriller | Louis Malle | murder, infidelity, paris, jazz | 1
Mon Oncle | 1958 | Comedy | Jacques Tati | slapstick, gentle comedy, city life | 1
Horror of Dracula = Dracula | 1958 | Horror | Terence Fisher | vampire, gothic | 1
North by Northwest | 1959 | Action, Adventure, Mystery, Romance, Thriller | Alfred Hitchcock | espionage, mistaken identity, wrongly accused, trains | 4
Some Like It Hot | 1959 | Comedy, Crime | Billy Wilder | disguise, gangsters, jazz, musicians | 4
The 400 Blows = Les quatre cents coups | 1959 | Crime, Drama | François Truffaut | french new wave, coming of age, neglected children, paris | 3
Ben-Hur | 1959 | Action, Adventure, Drama | William Wyler | ancient world, revenge, slavery, religion | 3
Anatomy of a Murder | 1959 | Drama, Mystery | Otto Preminger | courtroom, murder, small town | 2
Hiroshima Mon Amour | 1959 | Drama, Romance, War | Alain Resnais | french new wave, memory, forbidden love, nuclear threat | 2
Rio Bravo | 1959 | Western | Howard Hawks | gunslinger, friendship, alcoholism, showdown | 2
Pickpocket | 1959 | Crime, Drama | Robert Bresson | paris, redemption, obsession | 1
Sleeping Beauty | 1959 | Animation, Children, Musical | Clyde Geronimi | fairy tale, princess, witches, magic | 3
Imitation of Life | 1959 | Drama, Romance | Douglas Sirk | racism, motherhood, show business | 1
The World of Apu = Apur Sansar | 1959 | Drama | Satyajit Ray | marriage, grief, fathers and sons | 1
Psycho | 1960 | Crime, Horror | Alfred Hitchcock | serial killer, motherhood, twist ending, madness | 5
The Apartment | 1960 | Comedy, Drama, Romance | Billy Wilder | office life, infidelity, loneliness, new york | 3
La Dolce Vita | 1960 | Drama | Federico Fellini | journalism, decadence, meaning of life | 3
Breathless = À bout de souffle | 1960 | Crime, Drama, Romance | Jean-Luc Godard | french new wave, outlaws, paris, manhunt | 3
L'Avventura | 1960 | Drama, Mystery, Romance | Michelangelo Antonioni | missing person, alienation, decadence | 2
Peeping Tom | 1960 | Drama, Horror, Thriller | Michael Powell | serial killer, voyeurism, filmmaking | 2
Spartacus | 1960 | Action, Drama, Romance, War | Stanley Kubrick | ancient world, slavery, rebellion | 3
The Magnificent Seven | 1960 | Action, Adventure, Western | John Sturges | gunslinger, frontier, dangerous mission | 3
Eyes Without a Face = Les yeux sans visage | 1960 | Horror, Thriller | Georges Franju | mad scientist, identity, fathers and daughters | 1
The Virgin Spring = Jungfrukällan | 1960 | Crime, Drama | Ingmar Bergman | medieval times, revenge, faith | 1
Inherit the Wind | 1960 | Drama | Stanley Kramer | courtroom, religion, teachers, based on a true story | 1
Village of the Damned | 1960 | Horror, Sci-Fi, Thriller | Wolf Rilla | creepy children, alien invasion, small town | 1
Breakfast at Tiffany's | 1961 | Drama, Romance | Blake Edwards | new york, writers, mismatched couple | 3
West Side Story | 1961 | Drama, Musical, Romance | Robert Wise, Jerome Robbins | gangs, dance, forbidden love, shakespeare | 3
Yojimbo | 1961 | Action, Adventure | Akira Kurosawa | samurai, showdown, gangs | 3
The Hustler | 1961 | Drama | Robert Rossen | gambling, rivalry, alcoholism | 2
One Hundred and One Dalmatians = 101 Dalmatians | 1961 | Adventure, Animation, Children | Clyde Geronimi, Hamilton Luske, Wolfgang Reitherman | dogs, talking animals, kidnapping | 3
Last Year at Marienbad = L'année dernière à Marienbad | 1961 | Drama, Mystery, Romance | Alain Resnais | french new wave, memory, surrealism | 1
Viridiana | 1961 | Comedy, Drama | Luis Buñuel | religion, satire, decadence | 1
Judgment at Nuremberg | 1961 | Drama | Stanley Kramer | courtroom, nazis, holocaust | 2
The Innocents | 1961 | Horror, Thriller | Jack Clayton | ghosts, haunted house, creepy children, gothic | 1
Lawrence of Arabia | 1962 | Adventure, Drama, War | David Lean | desert, world war i, biopic, colonialism | 4
To Kill a Mockingbird | 1962 | Drama | Robert Mulligan | courtroom, racism, childhood, fathers and daughters | 4
Dr. No | 1962 | Action, Adventure, Sci-Fi, Thriller | Terence Young | secret agent, espionage, supervillain | 3
The Manchurian Candidate | 1962 | Crime, Thriller, War | John Frankenheimer | conspiracy, assassination, mind control, cold war | 2
Jules and Jim = Jules et Jim | 1962 | Drama, Romance | François Truffaut | french new wave, love triangle, friendship | 2
What Ever Happened to Baby Jane? | 1962 | Drama, Horror, Thriller | Robert Aldrich | sisters, show business, madness, rivalry | 2
The Man Who Shot Liberty Valance | 1962 | Crime, Drama, Western | John Ford | frontier, gunslinger, politics | 2
Lolita | 1962 | Drama | Stanley Kubrick | obsession, road trip, sexuality | 2
Ivan's Childhood | 1962 | Drama, War | Andrei Tarkovsky | world war ii, childhood, anti-war, dreams | 1
Cléo from 5 to 7 = Cléo de 5 à 7 | 1962 | Drama | Agnès Varda | french new wave, illness, paris, one day | 1
La Jetée | 1962 | Romance, Sci-Fi | Chris Marker | time travel, post-apocalypse, memory | 2
The Exterminating Angel | 1962 | Comedy, Drama, Fantasy, Mystery | Luis Buñuel | surrealism, one location, aristocracy, satire | 1
The Miracle Worker | 1962 | Drama | Arthur Penn | disability, teachers, based on a true story | 1
Vivre sa vie | 1962 | Drama | Jean-Luc Godard | french new wave, prostitution, paris | 1
8½ = Otto e mezzo | 1963 | Drama, Fantasy | Federico Fellini | filmmaking, dreams, memory, meaning of life | 3
The Birds | 1963 | Horror, Thriller | Alfred Hitchcock | nature, killer animals, small town | 4
The Great Escape | 1963 | Action, Adventure, Drama, War | John Sturges | prison escape, prisoners of war, world war ii | 3
Charade | 1963 | Comedy, Crime, Mystery, Romance, Thriller | Stanley Donen | paris, espionage, con artists, mistaken identity | 2
From Russia with Love | 1963 | Action, Adventure, Thriller | Terence Young | secret agent, espionage, trains, cold war | 3
The Leopard = Il gattopardo | 1963 | Drama, War | Luchino Visconti | aristocracy, revolution, old age | 1
Contempt = Le mépris | 1963 | Drama | Jean-Luc Godard | french new wave, filmmaking, marriage | 1
High and Low = Tengoku to jigoku | 1963 | Crime, Drama, Mystery, Thriller | Akira Kurosawa | kidnapping, detectives, class divide | 2
The Haunting | 1963 | Horror, Thriller | Robert Wise | haunted house, ghosts, madness | 2
Jason and the Argonauts | 1963 | Action, Adventure, Fantasy | Don Chaffey | mythology, epic quest, stop motion | 2
The Pink Panther | 1963 | Comedy, Crime | Blake Edwards | heist, slapstick, detectives | 2
The Sword in the Stone | 1963 | Animation, Children, Fantasy, Musical | Wolfgang Reitherman | magic, wizards, medieval times, chosen one | 2
Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb = Dr. Strangelove | 1964 | Comedy, War | Stanley Kubrick | satire, nuclear threat, cold war, dark comedy | 4
Goldfinger | 1964 | Action, Adventure, Thriller | Guy Hamilton | secret agent, espionage, supervillain, heist | 4
Mary Poppins | 1964 | Children, Comedy, Fantasy, Musical | Robert Stevenson | magic, childhood, family bonds, servants | 4
A Fistful of Dollars = Per un pugno di dollari | 1964 | Action, Western | Sergio Leone | spaghetti western, gunslinger, showdown | 3
My Fair Lady | 1964 | Comedy, Drama, Musical, Romance | George Cukor | class divide, teachers, mismatched couple | 3
A Hard Day's Night | 1964 | Adventure, Comedy, Musical | Richard Lester | rock music, musicians, one day | 2
The Umbrellas of Cherbourg = Les parapluies de Cherbourg | 1964 | Drama, Musical, Romance | Jacques Demy | first love, forbidden love, working class | 2
Zulu | 1964 | Action, Drama, War | Cy Endfield | colonialism, siege, soldiers | 1
Woman in the Dunes = Suna no onna | 1964 | Drama, Mystery | Hiroshi Teshigahara | desert, captivity, alienation | 1
Kwaidan | 1964 | Horror | Masaki Kobayashi | ghosts, samurai, folk horror | 1
Band of Outsiders = Bande à part | 1964 | Comedy, Crime, Drama, Romance | Jean-Luc Godard | french new wave, heist, love triangle, paris | 1
I Am Cuba = Soy Cuba | 1964 | Drama | Mikhail Kalatozov | revolution, poverty, politics | 1
Doctor Zhivago | 1965 | Drama, Romance, War | David Lean | revolution, epic romance, infidelity, writers | 3
The Sound of Music | 1965 | Musical, Romance | Robert Wise | family bonds, nazis, teachers, mountains | 4
For a Few Dollars More = Per qualche dollaro in più | 1965 | Action, Drama, Western | Sergio Leone | spaghetti western, manhunt, revenge, gunslinger | 3
Repulsion | 1965 | Drama, Horror, Thriller | Roman Polanski | madness, one location, loneliness | 2
Alphaville | 1965 | Drama, Mystery, Romance, Sci-Fi, Thriller | Jean-Luc Godard | french new wave, dystopia, artificial intelligence, private eye | 1
Pierrot le fou | 1965 | Crime, Drama, Romance | Jean-Luc Godard | french new wave, lovers on the run, road trip | 1
The Spy Who Came in from the Cold | 1965 | Drama, Thriller | Martin Ritt | espionage, cold war, betrayal | 1
Persona | 1966 | Drama, Thriller | Ingmar Bergman | identity, surrealism, madness | 2
The Good, the Bad and the Ugly = Il buono, il brutto, il cattivo | 1966 | Action, Adventure, Western | Sergio Leone | spaghetti western, treasure hunt, gunslinger, american civil war | 4
The Battle of Algiers | 1966 | Drama, War | Gillo Pontecorvo | colonialism, revolution, terrorism | 2
Andrei Rublev | 1966 | Drama, War | Andrei Tarkovsky | artists, medieval times, faith | 2
Blow-Up | 1966 | Drama, Mystery, Thriller | Michelangelo Antonioni | voyeurism, murder, fashion, alienation | 2
Who's Afraid of Virginia Woolf? | 1966 | Drama | Mike Nichols | marriage, alcoholism, one location | 2
A Man for All Seasons | 1966 | Drama | Fred Zinnemann | royalty, faith, based on a true story, politics | 1
Au hasard Balthazar | 1966 | Drama | Robert Bresson | animals, rural life, faith | 1
Seconds | 1966 | Drama, Sci-Fi, Thriller | John Frankenheimer | identity, double life, paranoia | 1
Daisies = Sedmikrásky | 1966 | Comedy, Drama | Věra Chytilová | surrealism, teenage rebellion, satire | 1
Closely Watched Trains | 1966 | Comedy, Drama, War | Jiří Menzel | trains, world war ii, coming of age | 1
The Graduate | 1967 | Comedy, Drama, Romance | Mike Nichols | alienation, infidelity, coming of age, suburbia | 4
Bonnie and Clyde | 1967 | Crime, Drama | Arthur Penn | lovers on the run, outlaws, heist, based on a true story | 3
The Jungle Book | 1967 | Animation, Children, Comedy, Musical | Wolfgang Reitherman | talking animals, jungle, orphans, friendship | 4
Cool Hand Luke | 1967 | Drama | Stuart Rosenberg | prison, rebellion, outsiders | 3
Le Samouraï | 1967 | Crime, Mystery, Thriller | Jean-Pierre Melville | hitman, paris, loneliness, police | 2
Playtime | 1967 | Comedy | Jacques Tati | slapstick, city life, gentle comedy, paris | 2
Belle de Jour | 1967 | Drama | Luis Buñuel | prostitution, double life, marriage, surrealism | 2
In the Heat of the Night | 1967 | Drama, Mystery | Norman Jewison | racism, detectives, small town, murder | 3
Guess Who's Coming to Dinner | 1967 | Drama | Stanley Kramer | racism, wedding, family bonds | 2
The Dirty Dozen | 1967 | Action, Drama, War | Robert Aldrich | world war ii, dangerous mission, soldiers | 2
Wait Until Dark | 1967 | Drama, Thriller | Terence Young | home invasion, disability, one location | 1
Samurai Rebellion = Jôi-uchi: Hairyô tsuma shimatsu | 1967 | Action, Drama | Masaki Kobayashi | samurai, rebellion, family bonds | 1
2001: A Space Odyssey | 1968 | Adventure, Drama, Sci-Fi | Stanley Kubrick | space exploration, artificial intelligence, alien contact, meaning of life | 5
Once Upon a Time in the West = C'era una volta il West | 1968 | Action, Drama, Western | Sergio Leone | spaghetti western, revenge, trains, frontier | 3
Rosemary's Baby | 1968 | Drama, Horror, Thriller | Roman Polanski | the devil, motherhood, paranoia, witches | 3
Night of the Living Dead | 1968 | Horror, Sci-Fi, Thriller | George A. Romero | zombies, survival, siege | 3
Planet of the Apes | 1968 | Action, Drama, Sci-Fi | Franklin J. Schaffner | dystopia, post-apocalypse, space exploration, twist ending | 3
Bullitt | 1968 | Action, Crime, Mystery, Thriller | Peter Yates | police, car chase, gangsters | 2
The Producers | 1968 | Comedy | Mel Brooks | theatre, con artists, show business, nazis | 3
Oliver! | 1968 | Drama, Musical | Carol Reed | orphans, poverty, neglected children | 2
Yellow Submarine | 1968 | Adventure, Animation, Comedy, Fantasy, Musical | George Dunning | rock music, surrealism, submarine | 2
If.... | 1968 | Drama | Lindsay Anderson | boarding school, teenage rebellion, surrealism | 1
Barbarella | 1968 | Adventure, Comedy, Sci-Fi | Roger Vadim | space opera, camp, supervillain | 2
The Odd Couple | 1968 | Comedy | Gene Saks | friendship, divorce, mismatched partners | 2
Funny Girl | 1968 | Drama, Musical, Romance | William Wyler | show business, biopic, theatre | 1
Faces | 1968 | Drama | John Cassavetes | marriage, infidelity, suburbia | 1
Easy Rider | 1969 | Adventure, Drama | Dennis Hopper | road trip, counterculture, drugs, outsiders | 3
Butch Cassidy and the Sundance Kid | 1969 | Action, Western | George Roy Hill | outlaws, friendship, manhunt, heist | 4
Midnight Cowboy | 1969 | Drama | John Schlesinger | new york, friendship, prostitution, poverty | 3
The Wild Bunch | 1969 | Adventure, Western | Sam Peckinpah | outlaws, old age, borderlands, showdown | 2
Z | 1969 | Drama, Mystery, Thriller | Costa-Gavras | conspiracy, assassination, politics | 2
Army of Shadows = L'armée des ombres | 1969 | Crime, Drama, Thriller, War | Jean-Pierre Melville | resistance, world war ii, betrayal | 1
The Color of Pomegranates | 1969 | Drama | Sergei Parajanov | writers, surrealism, biopic | 1
Kes | 1969 | Drama | Ken Loach | childhood, working class, animals, school | 2
They Shoot Horses, Don't They? | 1969 | Drama | Sydney Pollack | dance, poverty, competition | 1
True Grit | 1969 | Adventure, Drama, Western | Henry Hathaway | frontier, revenge, gunslinger | 2
On Her Majesty's Secret Service | 1969 | Action, Adventure, Romance, Thriller | Peter R. Hunt | secret agent, espionage, mountains, supervillain | 2
The Italian Job | 1969 | Action, Comedy, Crime | Peter Collinson | heist, car chase, gangsters | 2
`;
